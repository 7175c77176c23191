#include "core/ssda903/day.hpp"

#include <string>

namespace holdfast::ssda903 {

static std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<Date> parse_day(std::string_view text) {
    if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
    const auto day = digits(text.substr(0, 2));
    const auto month = digits(text.substr(3, 2));
    const auto year = digits(text.substr(6));
    if (!day || !month || !year) return std::nullopt;
    const auto whole = std::chrono::year{*year} / std::chrono::month{static_cast<unsigned>(*month)} / std::chrono::day{static_cast<unsigned>(*day)};
    return whole.ok() ? std::optional(Date{whole}) : std::nullopt;
}

/// The unknown is unknown from the day upwards: a day without its month says nothing.
bool is_unclear_day(std::string_view text) {
    if (parse_day(text)) return true;
    std::string low(text);
    for (char& c : low)
        if (c == 'Z') c = 'z';
    if (low == "zz/zz/zzzz") return true;
    if (!low.starts_with("zz/")) return false;
    return low.substr(3, 3) == "zz/" ? parse_day("01/01/" + low.substr(6)).has_value() : parse_day("01/" + low.substr(3)).has_value();
}

Date years_after(Date day, int years) {
    const std::chrono::year_month_day parts{day};
    const auto then = std::chrono::year_month_day{parts.year() + std::chrono::years{years}, parts.month(), parts.day()};
    return then.ok() ? Date{then} : Date{then.year() / std::chrono::March / 1};
}

Year year_with(Date day) {
    const std::chrono::year_month_day parts{day};
    const int year = static_cast<int>(parts.year());
    return {parts.month() >= std::chrono::April ? year + 1 : year};
}

}  // namespace holdfast::ssda903
