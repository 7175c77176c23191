#include "features/early_help/not_brought.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace holdfast::early_help {

static bool is_letter(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0; }

/// In capitals alone: small letters are somebody's name or a typing error.
static bool has_abbreviation(std::string_view words) {
    constexpr std::string_view abbreviation = "DNA";
    for (auto at = words.find(abbreviation); at != std::string_view::npos; at = words.find(abbreviation, at + 1)) {
        const auto end = at + abbreviation.size();
        const bool is_word = (at == 0 || !is_letter(words[at - 1])) && (end == words.size() || !is_letter(words[end]));
        if (is_word) return true;
    }
    return false;
}

bool says_did_not_attend(std::string_view words) {
    if (has_abbreviation(words)) return true;
    std::string small(words);
    std::ranges::transform(small, small.begin(), [](char letter) { return static_cast<char>(std::tolower(static_cast<unsigned char>(letter))); });
    constexpr std::array phrases{"did not attend", "didn't attend", "didn’t attend", "failed to attend"};
    return std::ranges::any_of(phrases, [&](const char* phrase) { return small.find(phrase) != std::string::npos; });
}

}  // namespace holdfast::early_help
