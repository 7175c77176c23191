#include "web/charts/charts.hpp"
#include "web/gallery/examples.hpp"

#include <fmt/format.h>

namespace holdfast::web::gallery {

using namespace charts;
using Values = std::vector<std::optional<double>>;
using Numbers = std::vector<std::vector<std::string>>;

static const std::vector<std::string> years{"2012-13", "2013-14", "2014-15", "2015-16", "2016-17"};
static const std::vector<std::string> districts{"Allerdale and Copeland", "Carlisle and Eden", "Barrow and South Lakeland"};

/// The table of a chart: a row for each category, a column for each series.
static Numbers numbers_of(const char* first_column, const std::vector<std::string>& categories, const std::vector<Series>& series, int places = 0) {
    Numbers numbers{{first_column}};
    for (const auto& each : series) numbers.front().push_back(each.name);
    for (std::size_t i = 0; i < categories.size(); ++i) {
        auto& row = numbers.emplace_back(1, categories[i]);
        for (const auto& each : series) row.push_back(each.values[i] ? fmt::format("{:.{}f}", *each.values[i], places) : "Not known");
    }
    return numbers;
}

static std::vector<std::optional<double>> always(double value, std::size_t times) { return Values(times, value); }

static Example lines() {
    const LineChart chart{.id = "re-referrals",
                          .title = "Fewer children are referred again",
                          .subtitle = "Re-referrals within twelve months, per cent of referrals",
                          .categories = years,
                          .series = {{"County", Values{24.1, 23.0, std::nullopt, 19.8, 21.4}}},
                          .unit = "percent",
                          .target = 20.0,
                          .target_label = "Target",
                          .comparators = {{"England", Values{24.9, 23.4, 24.0, 22.3, 21.9}}}};
    const std::vector<Series> all{chart.series.front(), chart.comparators.front(), {"Target", always(20.0, years.size())}};
    return {.name = "line-chart", .title = "Line chart", .markup = line_chart(chart), .numbers = numbers_of("Year", years, all, 1)};
}

static Example bars() {
    const BarChart chart{.id = "plans",
                         .title = "The west has the most plans",
                         .subtitle = "Children with a child protection plan, 31 March 2017",
                         .categories = districts,
                         .series = {{"Children", Values{171.0, 148.0, 111.0}}},
                         .unit = "count"};
    return {.name = "bar-chart", .title = "Bar chart", .markup = bar_chart(chart), .numbers = numbers_of("District", districts, chart.series)};
}

static Example grouped_bars() {
    const BarChart chart{.id = "months",
                         .title = "Two districts have started more assessments than they closed",
                         .subtitle = "Early help assessments, 2016-17",
                         .categories = districts,
                         .series = {{"Started", Values{171.0, 148.0, 111.0}}, {"Closed", Values{150.0, 151.0, 98.0}}},
                         .unit = "count"};
    return {.name = "grouped-bar-chart", .title = "Grouped bar chart", .markup = bar_chart(chart), .numbers = numbers_of("District", districts, chart.series)};
}

static Example stacked_bars() {
    const StackedBarChart chart{
        .id = "ratings",
        .title = "Three in five indicators are green",
        .subtitle = "Indicators by rating",
        .categories = {"2015-16", "2016-17"},
        .series = {{"Red", Values{14.0, 11.0}}, {"Amber", Values{7.0, 5.0}}, {"Green", Values{25.0, 29.0}}, {"Not rated", Values{2.0, 3.0}}},
        .unit = "count",
        .palette = Palette::ratings};
    auto all = chart.series;
    all.push_back({"Together", Values{48.0, 48.0}});
    return {
        .name = "stacked-bar-chart", .title = "Stacked bar chart", .markup = stacked_bar_chart(chart), .numbers = numbers_of("Year", chart.categories, all)};
}

static Example run() {
    const RunChart chart{.id = "contacts",
                         .title = "One quarter was out of the ordinary",
                         .subtitle = "Contacts with the hub in a quarter",
                         .categories = {"Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"},
                         .values = {210.0, 214.0, 206.0, 211.0, 209.0, 290.0, 212.0, 208.0, 213.0, 209.0, 211.0, 207.0},
                         .unit = "count"};
    const auto limits = control_limits(chart.values).value();
    const auto all_along = [&](double value) { return always(value, chart.values.size()); };
    const std::vector<Series> all{
        {"Contacts", chart.values}, {"Mean", all_along(limits.centre)}, {"Lower limit", all_along(limits.lower)}, {"Upper limit", all_along(limits.upper)}};
    return {.name = "run-chart", .title = "Run chart", .markup = run_chart(chart), .numbers = numbers_of("Quarter", chart.categories, all, 1)};
}

static Example many_lines() {
    const SmallMultiples chart{.id = "districts",
                               .title = "Rates fall in every district",
                               .subtitle = "Children with a plan per 10,000",
                               .categories = years,
                               .series = {{districts[0], Values{61.0, 58.2, 55.1, 54.0, 51.3}},
                                          {districts[1], Values{44.0, 43.1, std::nullopt, 40.2, 39.9}},
                                          {districts[2], Values{50.2, 49.0, 48.8, 46.1, 45.0}}},
                               .unit = "rate_per_10000"};
    return {.name = "small-multiples", .title = "Small multiples", .markup = small_multiples(chart), .numbers = numbers_of("Year", years, chart.series, 1)};
}

static Example line_in_a_cell() {
    const Series referred{"Re-referrals", Values{24.1, 23.0, std::nullopt, 19.8, 21.4}};
    const Html line = sparkline({.values = referred.values, .target = 20.0, .text = "24.1, 23.0, not known, 19.8 and 21.4 per cent; the target is 20"});
    return {.name = "sparkline",
            .title = "Sparkline",
            .markup = html("<p class=\"govuk-body\">Re-referrals {} 21.4%</p>\n", line),
            .numbers = numbers_of("Year", years, {referred, {"Target", always(20.0, years.size())}}, 1)};
}

void add_charts(std::vector<Example>& all) {
    for (const auto make : {lines, bars, grouped_bars, stacked_bars, run, many_lines, line_in_a_cell}) all.push_back(make());
}

}  // namespace holdfast::web::gallery
