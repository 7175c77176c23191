#pragma once

#include "core/people/fact.hpp"

#include <initializer_list>

namespace holdfast::people {

/// What a return may say of a child, each by itself. Kept in the database as bits: never changed.
enum class Matter : std::uint8_t { birth, death, sex, ethnicity, disability, upn, former_upn, upn_unknown };

/// A set of them.
class Matters {
public:
    constexpr Matters() = default;
    constexpr explicit Matters(std::uint32_t bits) : bits_(bits) {}
    constexpr Matters(std::initializer_list<Matter> all) {
        for (const Matter matter : all) add(matter);
    }
    constexpr void add(Matter matter) { bits_ |= std::uint32_t{1} << static_cast<unsigned>(matter); }
    constexpr bool has(Matter matter) const { return (bits_ >> static_cast<unsigned>(matter) & 1U) != 0; }
    constexpr std::uint32_t bits() const { return bits_; }

private:
    std::uint32_t bits_{};
};
inline constexpr std::array all_matters{Matter::birth,      Matter::death, Matter::sex,        Matter::ethnicity,
                                        Matter::disability, Matter::upn,   Matter::former_upn, Matter::upn_unknown};
/// A children-in-need census has a place for each, so that what it does not say is not so.
inline constexpr Matters matters_of_census{Matter::birth,      Matter::death, Matter::sex,        Matter::ethnicity,
                                           Matter::disability, Matter::upn,   Matter::former_upn, Matter::upn_unknown};

/// What the fact is about; nothing for names, addresses, other numbers and whatever else can stand beside another of its kind.
std::optional<Matter> matter_of(const Fact& fact);

}  // namespace holdfast::people
