#include "features/people/form_pages.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::people {

std::string with_article(std::string_view words) {
    const bool has_vowel = !words.empty() && std::string_view("aeiou").find(words.front()) != std::string_view::npos;
    return (has_vowel ? "an " : "a ") + std::string(words);
}

std::string days_shown(const std::optional<Date>& from, const std::optional<Date>& until) {
    std::string words = from ? "from " + in_words(*from) : std::string{};
    if (until) words += (words.empty() ? "until " : " until ") + in_words(*until);
    return words;
}

}  // namespace holdfast::people
