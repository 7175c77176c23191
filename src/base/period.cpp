#include "base/period.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace holdfast {

using std::chrono::days;
using std::chrono::year_month_day;

struct BasisWords {
    Basis basis;
    std::string_view token, words;
};
static constexpr std::array<BasisWords, 6> bases{{
    {Basis::snapshot, "snapshot", "at a date"},
    {Basis::month, "month", "in the month"},
    {Basis::quarter, "quarter", "in the quarter"},
    {Basis::year_to_date, "year_to_date", "in the year to date"},
    {Basis::year, "year", "in the year"},
    {Basis::rolling_12_months, "rolling_12_months", "in the 12 months to"},
}};

std::string_view token(Basis basis) { return bases[static_cast<std::size_t>(basis)].token; }
std::string_view in_words(Basis basis) { return bases[static_cast<std::size_t>(basis)].words; }

std::optional<Basis> parse_basis(std::string_view text) {
    for (const auto& known : bases)
        if (known.token == text) return known.basis;
    return std::nullopt;
}

static int calendar_year_of(Date day) { return int{year_month_day{day}.year()}; }
static unsigned month_of(Date day) { return unsigned{year_month_day{day}.month()}; }

static Date last_of_month(int year, unsigned month) {
    return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
}

Period Period::year(int first_year) { return {Kind::year, make_date(first_year, 4, 1), make_date(first_year + 1, 3, 31)}; }

Period Period::quarter(int first_year, int quarter) {
    const int calendar_year = quarter == 4 ? first_year + 1 : first_year;
    const unsigned first_month = quarter == 4 ? 1U : static_cast<unsigned>(1 + 3 * quarter);
    return {Kind::quarter, make_date(calendar_year, first_month, 1), last_of_month(calendar_year, first_month + 2)};
}

Period Period::month(int calendar_year, unsigned month) {
    return {Kind::month, make_date(calendar_year, month, 1), last_of_month(calendar_year, month)};
}

Period Period::day(Date day) { return {Kind::day, day, day}; }

Period Period::calendar_year(int year) { return {Kind::calendar_year, make_date(year, 1, 1), make_date(year, 12, 31)}; }

static std::optional<int> whole(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional{number};
}

/// `2016-17`: the second year must follow the first. `2017-03` would read as one too, were 03 the year after 2017.
static std::optional<int> first_year_of(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto first = whole(text.substr(0, 4)), second = whole(text.substr(5));
    if (!first || !second || (*first + 1) % 100 != *second) return std::nullopt;
    return first;
}

std::optional<Period> Period::parse(std::string_view text) {
    if (const auto first = first_year_of(text)) return year(*first);
    if (text.size() == 10 && text.substr(7, 2) == " Q") {
        const auto first = first_year_of(text.substr(0, 7));
        const char quarter_digit = text[9];
        if (!first || quarter_digit < '1' || quarter_digit > '4') return std::nullopt;
        return quarter(*first, quarter_digit - '0');
    }
    if (const auto date = parse_date(text)) return day(*date);
    if (text.size() == 7 && text[4] == '-') {
        const auto calendar = whole(text.substr(0, 4)), number = whole(text.substr(5));
        if (!calendar || !number || *number < 1 || *number > 12) return std::nullopt;
        return month(*calendar, static_cast<unsigned>(*number));
    }
    if (text.size() == 4)
        if (const auto calendar = whole(text)) return calendar_year(*calendar);
    return std::nullopt;
}

Period Period::reporting_year() const {
    const int calendar = calendar_year_of(last_);
    return year(month_of(last_) >= 4 ? calendar : calendar - 1);
}

static int quarter_of(Date first) { return month_of(first) == 1 ? 4 : static_cast<int>(month_of(first) - 1) / 3; }

Period Period::year_before() const {
    const int calendar = calendar_year_of(first_);
    switch (kind_) {
        case Kind::year: return year(calendar - 1);
        case Kind::calendar_year: return calendar_year(calendar - 1);
        case Kind::quarter: return quarter(int{year_month_day{reporting_year().first_day()}.year()} - 1, quarter_of(first_));
        case Kind::month: return month(calendar - 1, month_of(first_));
        case Kind::day: break;
    }
    const year_month_day ymd{first_};
    const auto earlier = ymd - std::chrono::years{1};
    return day(earlier.ok() ? Date{earlier} : Date{earlier.year() / earlier.month() / std::chrono::last});
}

static std::string year_string(Date first) {
    const int calendar = calendar_year_of(first);
    return fmt::format("{:04}-{:02}", calendar, (calendar + 1) % 100);
}

std::string Period::string() const {
    switch (kind_) {
        case Kind::year: return year_string(first_);
        case Kind::calendar_year: return fmt::format("{:04}", calendar_year_of(first_));
        case Kind::quarter: return fmt::format("{} Q{}", year_string(reporting_year().first_day()), quarter_of(first_));
        case Kind::month: return iso(first_).substr(0, 7);
        case Kind::day: break;
    }
    return iso(first_);
}

std::string Period::words() const {
    if (kind_ == Kind::day) return in_words(first_);
    if (kind_ == Kind::month) return in_words(first_).substr(2);
    if (kind_ == Kind::quarter) return fmt::format("quarter {} of {}", quarter_of(first_), year_string(reporting_year().first_day()));
    return string();
}

std::strong_ordering operator<=>(const Period& a, const Period& b) {
    if (const auto by_end = a.last_ <=> b.last_; by_end != 0) return by_end;
    if (const auto by_start = b.first_ <=> a.first_; by_start != 0) return by_start;
    return a.kind_ <=> b.kind_;
}

}  // namespace holdfast
