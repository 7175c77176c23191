#include "features/lado/consultation.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace holdfast::lado {

static constexpr std::size_t longest_line = 200;

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
/// A letter, or a byte of one beyond ASCII.
static bool is_of_word(char c) { return is_capital(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

static char lowered(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

static bool is_title(std::string_view word) {
    constexpr std::array<std::string_view, 18> titles{"mr",  "mrs",  "ms", "miss", "mx",   "mstr", "dr",   "prof", "professor",
                                                      "rev", "revd", "fr", "sir",  "dame", "lord", "lady", "cllr", "rabbi"};
    return std::ranges::any_of(titles, [&](std::string_view title) { return std::ranges::equal(title, word, {}, {}, lowered); });
}

bool names_with_title(std::string_view words) {
    bool is_after_title = false;
    while (!words.empty()) {
        const auto end = std::ranges::find_if_not(words, is_of_word);
        const std::string_view word = words.substr(0, static_cast<std::size_t>(end - words.begin()));
        if (word.empty()) {
            is_after_title = is_after_title && (words.front() == ' ' || words.front() == '.');
            words.remove_prefix(1);
            continue;
        }
        if (is_after_title && (is_capital(word.front()) || static_cast<unsigned char>(word.front()) >= 0x80)) return true;
        is_after_title = is_title(word);
        words.remove_prefix(word.size());
    }
    return false;
}

std::vector<FieldError> problems_of(const Advice& advice, Date today) {
    std::vector<FieldError> errors;
    const auto require = [&](const std::string& text, const char* field, const char* message) {
        if (is_blank(text)) errors.push_back({field, message});
    };
    const auto keep_short = [&](const std::string& text, const char* field) {
        if (text.size() > longest_line) errors.push_back({field, "Enter 200 characters or fewer"});
    };
    require(advice.employer_name, "employer_name", "Enter the employer or organisation");
    keep_short(advice.employer_name, "employer_name");
    require(advice.role, "role", "Enter what the person does, without their name");
    keep_short(advice.role, "role");
    if (names_with_title(advice.role)) errors.push_back({"role", "Leave out the name: enter only what the person does"});
    require(advice.nature, "nature", "Say what the question was");
    require(advice.advice, "advice", "Say what you advised");
    if (!word_of(advice.consultation.category).may_be_chosen_on(today)) errors.push_back({"category", "This category was withdrawn on 31 March 2017"});
    return errors;
}

}  // namespace holdfast::lado
