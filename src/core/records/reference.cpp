#include "core/records/reference.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::records {

static constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static constexpr int symbols = 36;

char check_character(std::string_view text) {
    int product = symbols;
    for (const char character : text) {
        if (character == '-') continue;
        const auto at = alphabet.find(character);
        if (at == std::string_view::npos) throw std::invalid_argument("a reference has digits, capital letters and hyphens");
        const int sum = (product + static_cast<int>(at)) % symbols;
        product = (sum == 0 ? symbols : sum) * 2 % (symbols + 1);
    }
    return alphabet[static_cast<std::size_t>((symbols + 1 - product) % symbols)];
}

std::string reference_of(std::string_view series, int year, std::int64_t number) {
    std::string text = fmt::format("{}-{:04}-{:05}", series, year, number);
    const char check = check_character(text);
    return text + '-' + check;
}

/// The letters and digits alone, in capitals.
static std::string letters_and_digits(std::string_view typed) {
    std::string kept;
    for (const char character : typed) {
        const char capital = character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
        if (alphabet.find(capital) != std::string_view::npos) kept += capital;
    }
    return kept;
}

static bool is_separator(char character) { return character == '-' || character == ' '; }

Outcome<std::string> read_reference(std::string_view series, std::string_view typed) {
    const std::string kept = letters_and_digits(typed);
    const auto others = typed.size() - kept.size();
    const std::size_t head = series.size() + 4;  // the series and the year
    const bool is_whole = kept.size() >= head + 6 && kept.starts_with(series) &&
                          others == static_cast<std::size_t>(std::ranges::count_if(typed, is_separator)) &&
                          std::ranges::all_of(kept.substr(series.size(), kept.size() - series.size() - 1), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_whole) return invalid(fmt::format("'{}' is not a reference such as {}", typed, reference_of(series, 2026, 1)));
    if (check_character(kept.substr(0, kept.size() - 1)) != kept.back())
        return invalid(fmt::format("'{}' is mistyped: its last character does not go with the rest", typed));
    return fmt::format("{}-{}-{}-{}", series, kept.substr(series.size(), 4), kept.substr(head, kept.size() - head - 1), kept.back());
}

}  // namespace holdfast::records
