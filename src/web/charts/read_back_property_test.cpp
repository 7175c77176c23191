#include <doctest/doctest.h>

#include <numeric>

#include "web/charts/drawn_test.hpp"

using namespace holdfast::web;
using namespace holdfast::web::charts;
using namespace holdfast::web::charts::test;

static constexpr unsigned seeds = 150;

static StackedBarChart random_stacks(std::mt19937& random) {
    StackedBarChart chart{.id = "s", .title = "Title", .unit = "count"};
    const std::size_t count = between(random, 1, 6), parts = between(random, 1, 4);
    for (std::size_t i = 0; i < count; ++i) chart.categories.push_back("Category " + std::to_string(i));
    for (std::size_t i = 0; i < parts; ++i) chart.series.push_back({"Part " + std::to_string(i), random_values(random, count, 0, 900)});
    chart.direction = between(random, 0, 1) ? Direction::vertical : Direction::horizontal;
    chart.palette = between(random, 0, 1) ? Palette::ratings : Palette::categorical;
    return chart;
}

static double total_of(const StackedBarChart& chart, std::size_t category) {
    return std::accumulate(chart.series.begin(), chart.series.end(), 0.0,
                           [&](double sum, const Series& one) { return sum + one.values[category].value_or(0); });
}

/// Where each part starts and ends, in pixels from the line of zero.
struct Part {
    double from, to;
};

/// Standing bars lie down where the drawing is too narrow for them; bars that lie are all as thick as one another.
static std::vector<Part> parts_of(const std::string& svg) {
    std::vector<Part> parts;
    const auto bars = bars_of(svg);
    const bool stands = std::ranges::any_of(bars, [&](const Element& bar) { return attribute(bar.tag, "height") != "28"; });
    for (const auto& bar : bars) {
        const double at = number(bar.tag, stands ? "y" : "x"), length = number(bar.tag, stands ? "height" : "width");
        parts.push_back(stands ? Part{-at - length, -at} : Part{at, at + length});
    }
    return parts;
}

/// By the longest bar, which is the most exact: its parts are drawn first to last.
static void check_stacks(const std::string& svg, const StackedBarChart& chart) {
    const auto parts = parts_of(svg);
    double zero = 1e9, end = -1e9, most = 0;
    for (const auto& part : parts) zero = std::min(zero, part.from), end = std::max(end, part.to);
    for (std::size_t i = 0; i < chart.categories.size(); ++i) most = std::max(most, total_of(chart, i));
    const double pixels = most > 0 ? (end - zero) / most : 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        double sum = 0;
        for (const auto& one : chart.series) {
            if (one.values[i].value_or(0) == 0) continue;
            REQUIRE(at < parts.size());
            CHECK(std::abs(parts[at].from - zero - sum * pixels) <= 0.5);
            sum += *one.values[i];
            CHECK(std::abs(parts[at++].to - zero - sum * pixels) <= 0.5);
        }
    }
    CHECK(at == parts.size());
}

TEST_CASE("the parts of stacked bars read back from the drawing are their values, end to end, to half a pixel") {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        const StackedBarChart chart = random_stacks(random);
        for (const auto& svg : drawings(stacked_bar_chart(chart))) check_stacks(svg, chart);
    }
}

/// The lines that are drawn, without the marks upon them.
static std::vector<Element> lines_of(const std::string& svg) {
    auto paths = elements(svg, "path");
    std::erase_if(paths, [](const Element& path) { return attribute(path.tag, "fill") != "none"; });
    return paths;
}

/// The levels of a run chart say their value beside their line, to one place: within half a pixel of it the line must lie.
static void check_levels(const std::string& svg, const ControlLimits& limits, const ReadScale& scale) {
    std::vector<double> drawn;
    for (const auto& [tag, content] : elements(svg, "line"))
        if (attribute(tag, "stroke-width") == "1.5") drawn.push_back(number(tag, "y1"));
    for (const double level : {limits.upper, limits.centre, limits.lower}) {
        const bool is_drawn = std::ranges::any_of(drawn, [&](double y) { return std::abs(y - scale.pixel_of(level)) <= 0.5; });
        CHECK((is_drawn || level < 0));
    }
}

TEST_CASE("the values of a run chart, its mean and its limits read back from the drawing are the data to half a pixel") {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        RunChart chart{.id = "r", .title = "T", .categories = quarters(between(random, 6, 24)), .unit = "days"};
        if (between(random, 0, 1))
            for (std::size_t i = 0; i < chart.categories.size(); ++i) chart.at.push_back(static_cast<double>(i * i) + uniform(random, 0, 1));
        const double low = uniform(random, 0, 500);
        chart.values = random_values(random, chart.categories.size(), low, low + uniform(random, 5, 3000));
        for (const auto& svg : drawings(run_chart(chart))) {
            const auto paths = lines_of(svg);
            REQUIRE(paths.size() == 1);
            const auto scale = read_scale(svg);
            check_series(chart.values, points_of(attribute(paths[0].tag, "d")), scale);
            if (const auto limits = control_limits(chart.values)) check_levels(svg, *limits, scale);
        }
    }
}

/// The scale of the n-th panel, each of which has the same number of ticks.
static ReadScale scale_of_panel(const std::string& svg, std::size_t panel, std::size_t panels) {
    std::vector<Element> ticks;
    for (const auto& text : elements(svg, "text"))
        if (attribute(text.tag, "class") == "app-chart__tick") ticks.push_back(text);
    const std::size_t each = ticks.size() / panels;
    constexpr double baseline_to_middle = 14 * 0.35;
    const auto &low = ticks.at(panel * each), &high = ticks.at(panel * each + each - 1);
    return {number(low.tag, "y") - baseline_to_middle, number(high.tag, "y") - baseline_to_middle, number_in(low.content), number_in(high.content)};
}

TEST_CASE("the values of small multiples read back from each panel are the data to half a pixel") {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        SmallMultiples chart{.id = "m", .title = "T", .categories = quarters(between(random, 1, 24)), .unit = "percent"};
        const std::size_t count = between(random, 1, 7);
        for (std::size_t i = 0; i < count; ++i)
            chart.series.push_back({"Panel " + std::to_string(i), random_values(random, chart.categories.size(), 0, uniform(random, 1, 3000))});
        for (const auto& svg : drawings(small_multiples(chart))) {
            const auto paths = lines_of(svg);
            REQUIRE(paths.size() == count);
            for (std::size_t i = 0; i < count; ++i)
                check_series(chart.series[i].values, points_of(attribute(paths[i].tag, "d")), scale_of_panel(svg, i, count));
        }
    }
}

TEST_CASE("the values of a sparkline read back from the drawing are the data to half a pixel between its highest and its lowest") {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        const Values values = random_values(random, between(random, 1, 24), -50, 300);
        double low = 1e9, high = -1e9;
        for (const auto& value : values)
            if (value) low = std::min(low, *value), high = std::max(high, *value);
        if (low >= high) continue;
        const auto paths = lines_of(sparkline({.values = values}).string());
        REQUIRE(paths.size() == 1);
        check_series(values, points_of(attribute(paths[0].tag, "d")), {20, 4, low, high});
    }
}
