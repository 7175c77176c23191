#pragma once

#include "core/people/double_metaphone.hpp"
#include "core/people/likeness.hpp"

#include <string>
#include <string_view>

namespace holdfast::people {

/// How two names agree, the best first.
enum class NameAgreement : std::uint8_t { same, form, slip, sound, near, initial, different, unknown };

/// A name ready to be compared.
struct ComparedName {
    std::string_view folded{};
    const Sound* sound{};
};
NameAgreement agreement_of(const ComparedName& one, const ComparedName& other);

/// Tenths of a bit that an agreement of this part adds.
int given_weight(NameAgreement agreement);
int family_weight(NameAgreement agreement);
int birth_weight(DateAgreement agreement);
/// What is taken away where given and family name stand in each other's place.
inline constexpr int swapped_weight = -40;

}  // namespace holdfast::people
