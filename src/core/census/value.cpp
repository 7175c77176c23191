#include "core/census/value.hpp"

#include "core/census/xml_letters.hpp"

#include <charconv>

namespace holdfast::census {

static void set(Text& field, std::string_view written) {
    field.written = written;
    field.is_there = true;
}

/// The digits at these places as a number; -1 when one is none.
static int digits(std::string_view text, std::size_t from, std::size_t count) {
    int number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        const unsigned digit = static_cast<unsigned char>(text[i]) - unsigned{'0'};
        if (digit > 9) return -1;
        number = number * 10 + static_cast<int>(digit);
    }
    return number;
}

std::optional<Date> day_in(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional{Date{date}} : std::nullopt;
}

bool take(Text& field, std::string_view written) {
    set(field, written);
    return true;
}

bool take(Day& field, std::string_view written) {
    set(field, written);
    field.on = day_in(written);
    return field.on || written.empty();
}

bool take(Flag& field, std::string_view written) {
    set(field, written);
    field.is.reset();
    if (written == "1" || is_word(written, "true")) field.is = true;
    if (written == "0" || is_word(written, "false")) field.is = false;
    return field.is || written.empty();
}

bool take(Whole& field, std::string_view written) {
    set(field, written);
    int number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    const bool is_whole = !written.empty() && error == std::errc{} && end == written.data() + written.size();
    field.number = is_whole ? std::optional{number} : std::nullopt;
    return is_whole || written.empty();
}

}  // namespace holdfast::census
