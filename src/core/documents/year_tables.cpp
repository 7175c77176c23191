#include "core/documents/year_tables.hpp"

#include "base/movement.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::documents {

std::optional<Decimal> YearTables::value(const std::string& key) const {
    const auto* figure = ledger_.best(key);
    return figure == nullptr ? std::nullopt : figure->stated_or_computed();
}

Cell YearTables::number(const std::string& key) const {
    const auto* figure = ledger_.best(key);
    if (figure == nullptr) return {.text = "not available"};
    return {.number = figure->stated_or_computed(), .figure = key, .is_count_of_people = figure->unit == figures::Unit::count};
}

std::vector<Period> years_to(const Period& year, int number) {
    std::vector<Period> years;
    for (Period each = year; static_cast<int>(years.size()) < number; each = each.year_before()) years.insert(years.begin(), each);
    return years;
}

/// The names with the largest number: one is named, several are the same.
static std::string largest_in_words(const Table& table, std::size_t column, std::string_view did) {
    std::vector<std::pair<Decimal, std::string>> numbers;
    for (std::size_t row = 0; row + (table.has_total_row ? 1 : 0) < table.rows.size(); ++row)
        if (const auto& number = table.rows[row][column].number) numbers.emplace_back(*number, table.rows[row][0].text);
    if (numbers.empty()) return "No number is known";
    const auto most = std::ranges::max_element(numbers)->first;
    if (std::ranges::count(numbers, most, &std::pair<Decimal, std::string>::first) > 1) return "No row is larger than every other";
    return in_ten_words({fmt::format("{} {}", std::ranges::max_element(numbers)->second, did), "One row is larger than every other"});
}

Chart longest_bars(const Table& table, std::size_t column, std::string_view did) {
    Chart chart{.kind = Chart::Kind::horizontal_bar,
                .name = table.name + "_chart",
                .title = largest_in_words(table, column, did),
                .subtitle = table.caption,
                .unit = "count",
                .series = {{table.columns[column].label, {}}}};
    for (std::size_t row = 0; row + (table.has_total_row ? 1 : 0) < table.rows.size(); ++row) {
        const auto& number = table.rows[row][column].number;
        if (!number || number->is_zero()) continue;
        chart.categories.push_back(table.rows[row][0].text);
        chart.series[0].values.emplace_back(number);
    }
    return chart;
}

Chart movement_chart(const Table& table, std::size_t column, std::string_view what) {
    constexpr std::size_t most_bars = 6;  // the names of more do not fit under them
    Chart chart{.kind = table.rows.size() > most_bars ? Chart::Kind::line : Chart::Kind::bar,
                .name = table.name + "_chart",
                .subtitle = table.caption,
                .unit = "count",
                .series = {{table.columns[column].label, {}}}};
    for (std::size_t row = 0; row + (table.has_total_row ? 1 : 0) < table.rows.size(); ++row) {
        chart.categories.push_back(table.rows[row][0].text);
        chart.series[0].values.push_back(table.rows[row][column].number);
    }
    const auto moved = movement(chart.categories, chart.series[0].values);
    chart.title = moved.empty() ? "One number is known" : in_ten_words({fmt::format("{} {}", what, moved), "It " + moved});
    return chart;
}

}  // namespace holdfast::documents
