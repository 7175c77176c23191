#include "features/scorecard/history_pages.hpp"

#include "base/movement.hpp"
#include "features/scorecard/parts_pages.hpp"
#include "web/charts/axis.hpp"
#include "web/charts/charts.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
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
    if (period.kind() == Period::Kind::quarter) return period.string();
    if (period.kind() != Period::Kind::day) return period.words();
    const std::chrono::year_month_day day{period.last_day()};
    return Period::month(static_cast<int>(day.year()), static_cast<unsigned>(day.month())).words();
}

/// What every chart of an indicator over time begins with.
template <class Chart>
static Chart over_time(const indicators::Indicator& definition, const History& history) {
    Chart chart;
    chart.subtitle = fmt::format("{}, {}", definition.description, in_words(definition.basis));
    chart.unit = definition.unit == figures::Unit::rate ? "rate" : std::string(token(definition.unit));
    for (const auto& period : history.periods) {
        chart.categories.push_back(axis_label(period));
        chart.at.push_back(static_cast<double>(period.last_day().time_since_epoch().count()));
    }
    return chart;
}

static Html chart_of(const indicators::Indicator& definition, const History& history, const indicators::Target* target) {
    auto chart = over_time<web::charts::LineChart>(definition, history);
    chart.id = "history";
    const auto moved = movement(chart.categories, history.own.values);
    chart.title =
        moved.empty() ? fmt::format("{} has one value only", definition.code) : in_ten_words({fmt::format("{} {}", definition.code, moved), "It " + moved});
    chart.series.push_back({std::string(own_name), approximate(history.own.values)});
    for (const auto& line : history.comparators) chart.comparators.push_back({line.name, approximate(line.values)});
    if (target != nullptr)
        if (const auto bound = target->bound()) {
            chart.target = bound->approximate();
            chart.target_label = fmt::format("Target {}", target->words(definition.unit));
        }
    return web::charts::line_chart(chart);
}

/// As few values as the limits of ordinary variation are worth drawing for.
static constexpr std::ptrdiff_t fewest_for_limits = 8;

/// What the values of the partnership itself ordinarily lie between; nothing where there are too few to say.
static std::optional<web::charts::ControlLimits> limits_of(const History& history) {
    const auto valued = std::ranges::count_if(history.own.values, [](const auto& value) { return value.has_value(); });
    return valued < fewest_for_limits ? std::nullopt : web::charts::control_limits(approximate(history.own.values));
}

namespace {
/// A limit by its name, as the run chart prints it.
struct Limit {
    std::string_view name{};
    Decimal value{};
};
}  // namespace

static std::vector<Limit> printed_limits(const History& history) {
    const auto limits = limits_of(history);
    if (!limits) return {};
    const int places = std::max(1, web::charts::decimals_of({{"", approximate(history.own.values)}}));
    const auto printed = [&](double value) { return Decimal::parse(fmt::format("{:.{}f}", value, places)).value(); };
    return {{"Mean", printed(limits->centre)}, {"Lower limit", printed(limits->lower)}, {"Upper limit", printed(limits->upper)}};
}

static Html run_chart_of(const indicators::Indicator& definition, const History& history) {
    auto chart = over_time<web::charts::RunChart>(definition, history);
    chart.id = "variation";
    chart.values = approximate(history.own.values);
    chart.limits = limits_of(history);
    const auto count = std::ranges::count(web::charts::signals(chart.values, *chart.limits), true);
    const std::string number = count == 0 ? "No value" : count == 1 ? "One value" : fmt::format("{} values", count);
    const std::string_view verb = count > 1 ? "are" : "is";
    chart.title =
        in_ten_words({fmt::format("{} of {} {} out of the ordinary", number, definition.code, verb), fmt::format("{} {} out of the ordinary", number, verb)});
    return web::charts::run_chart(chart);
}

static Html variation_section(const indicators::Indicator& definition, const History& history, std::string_view file) {
    if (!limits_of(history)) return {};
    Html section = html("<h2 class=\"govuk-heading-m\">Ordinary variation</h2>");
    section.add(
        "<p class=\"govuk-body\">Values go up and down from one period to the next without any cause of their own. Almost all lie between the limits, which "
        "are 2.66 times the "
        "mean step either side of the mean. A value beyond a limit, and one of eight in a row on one side of the mean, is worth asking about.</p>");
    return section.add(web::shell::charted(run_chart_of(definition, history), "history-numbers", file));
}

static Html table_of(const indicators::Indicator& definition, const History& history) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Period"}, {.text = std::string(own_name), .format = "numeric"}},
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& line : history.comparators) table.head.push_back({.text = line.name, .format = "numeric"});
    const auto limits = printed_limits(history);
    for (const auto& limit : limits) table.head.push_back({.text = std::string(limit.name), .format = "numeric"});
    const auto cell = [&](const std::optional<Decimal>& value) {
        return govuk::TableCell{.text = value ? figures::display(value, definition.unit) : "No value", .format = "numeric"};
    };
    for (std::size_t i = history.periods.size(); i-- > 0;) {
        auto& row = table.rows.emplace_back();
        row.push_back({.text = history.periods[i].words()});
        row.push_back(cell(history.own.values[i]));
        for (const auto& line : history.comparators) row.push_back(cell(line.values[i]));
        for (const auto& limit : limits) row.push_back(cell(limit.value));
    }
    return web::shell::table_region("The numbers of the chart", govuk::table(table));
}

Html history_section(const Defined& indicator, const History& history, const indicators::Target* target) {
    if (history.periods.size() < 2) return {};
    const auto& definition = indicator.indicator();
    const auto file = fmt::format("/indicators/{}/history.csv", definition.code);
    Html section = html("<h2 class=\"govuk-heading-m\">Over time</h2>");
    section.add(web::shell::charted(chart_of(definition, history, target), "history-numbers", file)).add(variation_section(definition, history, file));
    return section.add(govuk::details({.summary_text = "The numbers of the chart", .html = table_of(definition, history), .id = "history-numbers"}));
}

exchange::Listing history_listing(const History& history) {
    exchange::Listing listing{.columns = {"period", std::string(own_name)}};
    for (const auto& line : history.comparators) listing.columns.push_back(line.name);
    const auto limits = printed_limits(history);
    for (const auto& limit : limits) listing.columns.emplace_back(limit.name);
    for (std::size_t i = 0; i < history.periods.size(); ++i) {
        auto& row = listing.rows.emplace_back();
        row.emplace_back(history.periods[i].string());
        row.emplace_back(history.own.values[i]);
        for (const auto& line : history.comparators) row.emplace_back(line.values[i]);
        for (const auto& limit : limits) row.emplace_back(limit.value);
    }
    return listing;
}

}  // namespace holdfast::scorecard
