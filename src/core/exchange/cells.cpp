#include "core/exchange/cells.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::exchange {

static constexpr std::string_view a_shorter_number = "a number of at most 18 digits";
static constexpr std::string_view a_number = "a number such as 82.1, without a percent sign, a pound sign or a thousands comma";
static constexpr std::string_view a_whole_number = "a whole number such as 12";
static constexpr std::string_view a_date = "a date such as 2017-03-31";
static constexpr std::string_view a_period = "a period such as 2016-17, 2016-17 Q2, 2017-03 or 2017-03-31, from 1900 to 2099";
static constexpr std::string_view a_year = "a reporting year such as 2016-17, from 1900 to 2099";
static constexpr std::string_view a_basis = "snapshot, month, quarter, year_to_date, year or rolling_12_months";

void Cells::reject(std::string_view column, std::string reason) {
    are_accepted_ = false;
    report_.rejections.push_back({row_.line, std::string(column), std::string(row_[column]), std::move(reason)});
}

void Cells::refuse(std::string_view column, std::string_view expected) {
    const bool is_empty = row_[column].empty();
    reject(column, fmt::format("{} {}", is_empty ? "is empty; it must be" : "must be", expected));
}

std::string Cells::required_text(std::string_view column) {
    auto words = text(column);
    if (words.empty()) reject(column, "is empty; it must say something");
    return words;
}

/// What can stand in an address between two slashes and mean itself.
static bool is_code(std::string_view text) {
    constexpr std::string_view marks = ".-_&";
    const auto is_allowed = [&](char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               marks.find(letter) != std::string_view::npos;
    };
    return !text.empty() && text.front() != '.' && text.size() <= 40 && std::all_of(text.begin(), text.end(), is_allowed);
}

std::string Cells::required_code(std::string_view column) {
    if (!is_code(row_[column])) refuse(column, "a code such as CS1.0: letters, digits and - _ & without spaces, and full stops after the first, at most 40");
    return text(column);
}

static bool has_too_many_digits(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return text.size() > 18 && text.find_first_not_of("0123456789.") == text.npos && std::ranges::count(text, '.') <= 1;
}

std::optional<Decimal> Cells::decimal(std::string_view column) {
    if (row_[column].empty()) return std::nullopt;
    const auto read = Decimal::parse(row_[column]);
    if (!read) refuse(column, has_too_many_digits(row_[column]) ? a_shorter_number : a_number);
    return read;
}

Decimal Cells::required_decimal(std::string_view column) { return required(column, Decimal::parse, Decimal{}, a_number); }

static std::optional<int> parse_whole(std::string_view text) {
    const bool is_digits = !text.empty() && text.size() <= 9 && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_digits) return std::nullopt;
    return std::stoi(std::string(text));
}

std::optional<int> Cells::whole(std::string_view column) {
    if (row_[column].empty()) return std::nullopt;
    return required_whole(column);
}

int Cells::required_whole(std::string_view column) { return required(column, parse_whole, 0, a_whole_number); }

std::optional<Date> Cells::date(std::string_view column) {
    if (row_[column].empty()) return std::nullopt;
    const auto read = parse_date(row_[column]);
    if (!read) refuse(column, a_date);
    return read;
}

Date Cells::required_date(std::string_view column) { return required(column, parse_date, Date{}, a_date); }

/// Records and publications that this product holds lie between these days; a period beyond them is a slip of the pen.
static constexpr Date first_day_of_all = make_date(1900, 1, 1), last_day_of_all = make_date(2099, 12, 31);

static std::optional<Period> parse_plausible(std::string_view text) {
    auto read = Period::parse(text);
    return read && read->first_day() >= first_day_of_all && read->last_day() <= last_day_of_all ? read : std::nullopt;
}

std::optional<Period> Cells::period(std::string_view column) {
    if (row_[column].empty()) return std::nullopt;
    auto read = parse_plausible(row_[column]);
    if (!read) refuse(column, a_period);
    return read;
}

Period Cells::required_period(std::string_view column) { return required(column, parse_plausible, Period::year(2000), a_period); }

static std::optional<Period> parse_year(std::string_view text) {
    auto read = parse_plausible(text);
    return read && read->kind() == Period::Kind::year ? read : std::nullopt;
}

Period Cells::required_year(std::string_view column) { return required(column, parse_year, Period::year(2000), a_year); }

Basis Cells::required_basis(std::string_view column) { return required(column, parse_basis, Basis::snapshot, a_basis); }

bool Cells::yes(std::string_view column) { return one_of(column, {"yes", "no"}) == "yes"; }

std::string Cells::one_of(std::string_view column, std::initializer_list<std::string_view> words) {
    return row_[column].empty() ? std::string{} : required_one_of(column, words);
}

std::string Cells::required_one_of(std::string_view column, std::initializer_list<std::string_view> words) {
    if (std::find(words.begin(), words.end(), row_[column]) == words.end()) refuse(column, fmt::format("one of {}", fmt::join(words, ", ")));
    return text(column);
}

void Keys::take(Cells& cells, std::string_view column, std::string key) {
    const auto [found, is_new] = lines_.try_emplace(std::move(key), cells.line());
    if (!is_new) cells.reject(column, fmt::format("stands on line {} already; each may come only once in the file", found->second));
}

std::string NamedOnFile::in(Cells& cells) {
    const auto called = cells.required_text(column_);
    if (called.empty()) return {};
    const auto [at, is_new] = keys_.try_emplace(called);
    if (is_new) at->second = find_(called);
    if (!at->second) cells.reject(column_, otherwise_);
    return at->second.value_or("");
}

}  // namespace holdfast::exchange
