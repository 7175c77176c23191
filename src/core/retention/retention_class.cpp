#include "core/retention/retention_class.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::retention {

std::optional<Length> parse_length(std::string_view text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const std::string_view number = text.substr(0, blank), unit = text.substr(blank + 1);
    int amount = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), amount);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size() || amount < 1) return std::nullopt;
    if (unit == "year" || unit == "years") return amount > 999 ? std::nullopt : std::optional(Length{amount, Length::Unit::years});
    if (unit == "day" || unit == "days") return amount > 36'500 ? std::nullopt : std::optional(Length{amount, Length::Unit::days});
    return std::nullopt;
}

std::string words_of(Length length) {
    const char* unit = length.unit == Length::Unit::years ? "year" : "day";
    return fmt::format("{} {}{}", length.amount, unit, length.amount == 1 ? "" : "s");
}

bool is_shorter(Length one, Length other) {
    const Date day = make_date(2000, 2, 28);
    return due_on(one, day) < due_on(other, day);
}

Date started_by(Length length, Date day) {
    if (length.unit == Length::Unit::days) return day - std::chrono::days{length.amount};
    const auto moved = std::chrono::year_month_day{day} - std::chrono::years{length.amount};
    return moved.ok() ? Date{moved} : Date{moved.year() / moved.month() / std::chrono::last};
}

Date due_on(Length length, Date started) {
    if (length.unit == Length::Unit::days) return started + std::chrono::days{length.amount};
    const auto moved = std::chrono::year_month_day{started} + std::chrono::years{length.amount};
    return moved.ok() ? Date{moved} : Date{moved.year() / std::chrono::March / 1};
}

std::optional<AtEnd> parse_at_end(std::string_view text) {
    for (const auto at_end : {AtEnd::destroy, AtEnd::review})
        if (text == token_of(at_end)) return at_end;
    return std::nullopt;
}

std::string_view token_of(AtEnd at_end) { return at_end == AtEnd::destroy ? "destroy" : "review"; }

bool is_class_key(std::string_view text) {
    const auto is_taken = [](char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_'; };
    return !text.empty() && text.size() <= 40 && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, is_taken);
}

}  // namespace holdfast::retention
