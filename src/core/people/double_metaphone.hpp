#pragma once

#include <string>
#include <string_view>

namespace holdfast::people {

/// How a name sounds, in at most four consonants, in English (`first`) and as it may sound in the language it comes from (`second`, the same
/// where there is but one way). Lawrence Philips, "The Double Metaphone Search Algorithm", C/C++ Users Journal, June 2000.
struct Sound {
    std::string first{};
    std::string second{};
    friend bool operator==(const Sound&, const Sound&) = default;
};

/// The sound of a folded name (folded_name.hpp); what is no letter from A to Z has none.
Sound sound_of(std::string_view folded_name);

/// Whether two names may sound the same.
bool sound_alike(const Sound& one, const Sound& other);

}  // namespace holdfast::people
