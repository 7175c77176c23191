#pragma once

#include "core/people/agreement.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace holdfast::people {

using NameNumber = std::uint32_t;

/// Every different name there is, once, with what a misspelt one is found by: its letters as a set and its sound.
class NameBook {
public:
    /// The number of a folded name, which is added where it is new.
    NameNumber number_of(std::string_view folded);
    /// Lets go of what only adding needs.
    void close();

    std::size_t size() const { return letters_.size(); }
    std::string_view name(NameNumber number) const;
    /// How each name agrees with the typed one; NameAgreement::different for most. Names that only look near are not among them.
    std::vector<NameAgreement> agreements_with(std::string_view typed) const;
    std::size_t bytes() const;

private:
    std::string text_{};
    std::vector<std::uint32_t> starts_{0};
    std::vector<std::uint32_t> letters_{};  ///< a bit for each letter from A to Z, the last six for other signs
    std::vector<std::uint32_t> sounds_{};   ///< packed, the first way of each name
    std::vector<std::uint32_t> other_sounds_{};
    std::unordered_map<std::string, NameNumber> numbers_{};
};

}  // namespace holdfast::people
