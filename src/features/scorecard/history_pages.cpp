#include "features/scorecard/history_pages.hpp"

#include "features/scorecard/parts_pages.hpp"
#include "web/charts/charts.hpp"
#include "base/movement.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::scorecard {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr std::string_view own_name = "This partnership";

static std::vector<std::optional<double>> approximate(const std::vector<std::optional<Decimal>>& values) {
    std::vector<std::optional<double>> numbers;
    for (const auto& value : values) numbers.push_back(value ? std::optional(value->approximate()) : std::nullopt);
    return numbers;
}

/// A snapshot is named by its month: the day is the last of it more often than not, and the axis is short.
static std::string axis_label(const Period& period) {
    if (period.kind() != Period::Kind::day) return period.words();
    const std::chrono::year_month_day day{period.last_day()};
    return Period::month(static_cast<int>(day.year()), static_cast<unsigned>(day.month())).words();
}

static Html chart_of(const indicators::Indicator& definition, const History& history, const indicators::Target* target) {
    web::charts::LineChart chart{.id = "history",
                                 .title = definition.description,
                                 .subtitle = fmt::format("{}, {}", definition.code, in_words(definition.basis)),
                                 .unit = definition.unit == figures::Unit::rate ? "rate" : std::string(token(definition.unit))};
    for (const auto& period : history.periods) chart.categories.push_back(axis_label(period));
    if (const auto moved = movement(chart.categories, history.own.values); !moved.empty()) {
        chart.title = fmt::format("{} {}", definition.code, moved);
        chart.subtitle = fmt::format("{}, {}", definition.description, in_words(definition.basis));
    }
    chart.series.push_back({std::string(own_name), approximate(history.own.values)});
    for (const auto& line : history.comparators) chart.comparators.push_back({line.name, approximate(line.values)});
    if (target != nullptr)
        if (const auto bound = target->bound()) {
            chart.target = bound->approximate();
            chart.target_label = fmt::format("Target {}", target->words(definition.unit));
        }
    return web::charts::line_chart(chart);
}

static Html table_of(const indicators::Indicator& definition, const History& history) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Period"}, {.text = std::string(own_name), .format = "numeric"}},
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& line : history.comparators) table.head.push_back({.text = line.name, .format = "numeric"});
    const auto cell = [&](const std::optional<Decimal>& value) {
        return govuk::TableCell{.text = value ? figures::display(value, definition.unit) : "No value", .format = "numeric"};
    };
    for (std::size_t i = history.periods.size(); i-- > 0;) {
        auto& row = table.rows.emplace_back();
        row.push_back({.text = history.periods[i].words()});
        row.push_back(cell(history.own.values[i]));
        for (const auto& line : history.comparators) row.push_back(cell(line.values[i]));
    }
    return web::shell::table_region("The numbers of the chart", govuk::table(table));
}

Html history_section(const Defined& indicator, const History& history, const indicators::Target* target) {
    if (history.periods.size() < 2) return {};
    const auto& definition = indicator.indicator();
    const auto file = fmt::format("/indicators/{}/history.csv", definition.code);
    Html section = html("<h2 class=\"govuk-heading-m\">Over time</h2>");
    section.add(web::shell::charted(chart_of(definition, history, target), "history-numbers", file));
    return section.add(govuk::details({.summary_text = "The numbers of the chart", .html = table_of(definition, history), .id = "history-numbers"}));
}

exchange::Listing history_listing(const History& history) {
    exchange::Listing listing{.columns = {"period", std::string(own_name)}};
    for (const auto& line : history.comparators) listing.columns.push_back(line.name);
    for (std::size_t i = 0; i < history.periods.size(); ++i) {
        auto& row = listing.rows.emplace_back();
        row.emplace_back(history.periods[i].string());
        row.emplace_back(history.own.values[i]);
        for (const auto& line : history.comparators) row.emplace_back(line.values[i]);
    }
    return listing;
}

}  // namespace holdfast::scorecard
