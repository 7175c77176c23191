#include "core/access/password.hpp"

#include "base/utf8.hpp"
#include "core/access/common_passwords.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace holdfast::access {

/// What is tried first against any account of a system like this, beside the names of its people.
static constexpr std::array guessed_first{"safeguarding", "partnership", "administrator", "password",  "holdfast",  "children",
                                          "welcome",      "letmein",     "qwertyuiop",    "asdfghjkl", "1234567890"};
static constexpr std::size_t fewest_of_its_own = 8;  ///< characters left without the words above
static constexpr std::size_t shortest_own_word = 4;  ///< "of", "and" and initials are in every sentence

static std::size_t characters_in(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) text.remove_prefix(std::max<std::size_t>(next_character(text).bytes, 1));
    return count;
}

static bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

/// Letters and digits alone, in lower case where the script is ASCII; marks and blanks between words hide no word.
static std::string bare(std::string_view text) {
    std::string kept;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (is_letter_or_digit(c)) kept += c;
    }
    return kept;
}

static void add_words(std::vector<std::string>& words, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" .,-_@/&'()"), text.size());
        if (std::string word = bare(text.substr(0, end)); word.size() >= shortest_own_word) words.push_back(std::move(word));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

static std::vector<std::string> own_words(const PasswordOwner& owner) {
    std::vector<std::string> words(guessed_first.begin(), guessed_first.end());
    for (const std::string* text : {&owner.user_name, &owner.name, &owner.agency, &owner.partnership}) add_words(words, *text);
    std::ranges::sort(words, std::ranges::greater{}, &std::string::size);  // a word within a longer one is found after it
    return words;
}

static std::string without(std::string text, const std::vector<std::string>& words) {
    for (const auto& word : words)
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) text.erase(at, word.size());
    return text;
}

/// The shortest beginning which, said again and again, makes the text.
static std::string_view unit_of(std::string_view text) {
    for (std::size_t size = 1; size <= text.size() / 2; ++size)
        if (text.substr(size) == text.substr(0, text.size() - size)) return text.substr(0, size);
    return text;
}

std::optional<std::string> objection_to(std::string_view password, const PasswordOwner& owner) {
    if (characters_in(password) < shortest_password) return fmt::format("Enter a password of {} characters or more", shortest_password);
    if (password.size() > longest_password) return fmt::format("Enter a password of {} characters or fewer", longest_password);
    if (!is_clean_text(password, Controls::none)) return "Enter a password without control characters";
    const std::string text = bare(password);
    if (const auto unit = unit_of(text); unit.size() < text.size() && characters_in(unit) < shortest_password)
        return "Enter a password that is not a shorter text said several times";
    if (characters_in(without(text, own_words(owner))) < fewest_of_its_own)
        return "Enter a password that is not made of your name, your organisation's name or words that anybody would try first";
    if (is_common_password(password)) return "Enter a password that is not a word of the dictionary or a row of keys";
    if (is_breached_password(password)) return "Enter a password that is not on the list of those that were stolen elsewhere";
    return std::nullopt;
}

}  // namespace holdfast::access
