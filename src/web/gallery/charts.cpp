#include "web/charts/charts.hpp"
#include "web/gallery/examples.hpp"

namespace holdfast::web::gallery {

using namespace charts;
using Values = std::vector<std::optional<double>>;

static const std::vector<std::string> years{"2012-13", "2013-14", "2014-15", "2015-16", "2016-17"};
static const std::vector<std::string> districts{"Allerdale and Copeland", "Carlisle and Eden", "Barrow and South Lakeland"};

static Html lines() {
    return line_chart({.id = "re-referrals",
                       .title = "Fewer children are referred again",
                       .subtitle = "Re-referrals within twelve months, per cent of referrals",
                       .categories = years,
                       .series = {{"County", Values{24.1, 23.0, std::nullopt, 19.8, 21.4}}},
                       .unit = "percent",
                       .target = 20.0,
                       .target_label = "Target",
                       .comparators = {{"England", Values{24.9, 23.4, 24.0, 22.3, 21.9}}}});
}

static Html bars() {
    return bar_chart({.id = "plans",
                      .title = "The west has the most plans",
                      .subtitle = "Children with a child protection plan, 31 March 2017",
                      .categories = districts,
                      .series = {{"Children", Values{171.0, 148.0, 111.0}}},
                      .unit = "count"});
}

static Html stacked_bars() {
    return stacked_bar_chart(
        {.id = "ratings",
         .title = "Three in five indicators are green",
         .subtitle = "Indicators by rating",
         .categories = {"2015-16", "2016-17"},
         .series = {{"Red", Values{14.0, 11.0}}, {"Amber", Values{7.0, 5.0}}, {"Green", Values{25.0, 29.0}}, {"Not rated", Values{2.0, 3.0}}},
         .unit = "count",
         .palette = Palette::ratings});
}

static Html run() {
    return run_chart({.id = "contacts",
                      .title = "One quarter was out of the ordinary",
                      .subtitle = "Contacts with the hub in a quarter",
                      .categories = {"Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"},
                      .values = {210.0, 214.0, 206.0, 211.0, 209.0, 290.0, 212.0, 208.0, 213.0, 209.0, 211.0, 207.0},
                      .unit = "count"});
}

static Html many_lines() {
    return small_multiples({.id = "districts",
                            .title = "Rates fall in every district",
                            .subtitle = "Children with a plan per 10,000",
                            .categories = years,
                            .series = {{districts[0], Values{61.0, 58.2, 55.1, 54.0, 51.3}},
                                       {districts[1], Values{44.0, 43.1, std::nullopt, 40.2, 39.9}},
                                       {districts[2], Values{50.2, 49.0, 48.8, 46.1, 45.0}}},
                            .unit = "rate_per_10000"});
}

void add_charts(std::vector<Example>& all) {
    all.push_back({"line-chart", "Line chart", lines()});
    all.push_back({"bar-chart", "Bar chart", bars()});
    all.push_back({"stacked-bar-chart", "Stacked bar chart", stacked_bars()});
    all.push_back({"run-chart", "Run chart", run()});
    all.push_back({"small-multiples", "Small multiples", many_lines()});
}

}  // namespace holdfast::web::gallery
