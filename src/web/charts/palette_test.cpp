#include "web/charts/charts.hpp"

#include <doctest/doctest.h>

#include <set>

#include "web/charts/drawing.hpp"
#include "web/charts/drawn_test.hpp"
#include "web/contrast.hpp"

using namespace holdfast::web;
using namespace holdfast::web::charts;
using namespace holdfast::web::charts::test;

// Every kind of chart is drawn with all the colours it has, and the colours are read from the drawings.

static constexpr double of_shapes = 3, of_words = 4.5;  // WCAG 2.2: 1.4.11 and 1.4.3

static const std::vector<std::string> categories{"2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021"};

static Series series_of(const std::string& name, double from) {
    Series series{name, {}};
    for (std::size_t i = 0; i < categories.size(); ++i) series.values.emplace_back(from + static_cast<double>(i % 3));
    return series;
}

static std::vector<Series> many(std::size_t count) {
    std::vector<Series> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(series_of("Part " + std::to_string(i), 30 + 10 * static_cast<double>(i)));
    return all;
}

static StackedBarChart stacked(Palette palette, Direction direction) {
    return {.id = "s", .title = "T", .categories = {"A"}, .series = {}, .direction = direction, .palette = palette};
}

static std::vector<Html> stacks() {
    std::vector<Html> all;
    for (const auto direction : {Direction::horizontal, Direction::vertical})
        for (const auto palette : {Palette::categorical, Palette::ratings}) {
            auto chart = stacked(palette, direction);
            for (std::size_t i = 0; i < 8; ++i) chart.series.push_back({"Part " + std::to_string(i), {100}});
            all.push_back(stacked_bar_chart(chart));
        }
    return all;
}

static std::vector<Html> every_chart() {
    std::vector<Html> all = stacks();
    all.push_back(line_chart({.id = "l", .title = "T", .categories = categories, .series = many(4), .target = 33, .comparators = {series_of("Peers", 20)}}));
    auto values = series_of("", 5).values;
    values.back() = 40;  // out of the ordinary
    all.push_back(run_chart({.id = "r", .title = "T", .categories = categories, .values = values, .target = 6}));
    all.push_back(small_multiples({.id = "m", .title = "T", .categories = categories, .series = many(3), .target = 33}));
    for (const auto direction : {Direction::horizontal, Direction::vertical}) {
        BarChart bars{.id = "b", .title = "T", .categories = categories, .series = many(7), .target = 33, .direction = direction};
        bars.series[0].values[0] = std::nullopt;
        all.push_back(bar_chart(bars));
    }
    all.push_back(sparkline({.values = values, .target = 6}));
    return all;
}

/// The colours that these elements are drawn with, in lines and areas.
static std::set<std::string> colours_of(const Html& chart, const std::string& element) {
    std::set<std::string> colours;
    for (const auto& [tag, content] : elements(chart.string(), element))
        for (const auto* name : {"fill", "stroke"})
            if (const std::string colour = attribute(tag, name); !colour.empty() && colour != "none") colours.insert(colour);
    return colours;
}

TEST_CASE("every line, bar, part and mark of every chart stands 3:1 from what it is drawn on, but for the lines of the grid") {
    std::set<std::string> drawn;
    for (const auto& chart : every_chart())
        for (const auto* element : {"rect", "path", "circle", "line"})
            for (const auto& colour : colours_of(chart, element)) {
                CAPTURE(colour);
                CAPTURE(element);
                const bool is_grid = element == std::string("line") && colour == rule;
                if (colour != paper && !is_grid) CHECK(contrast(colour, paper) >= of_shapes);
                drawn.insert(colour);
            }
    for (const auto colour : categorical) CHECK(drawn.contains(std::string(colour)));
    CHECK(drawn.size() >= 14);
}

TEST_CASE("every word of every chart can be read on the page") {
    for (const auto& chart : every_chart())
        for (const auto& [tag, content] : elements(chart.string(), "text")) {
            CAPTURE(content);
            const std::string colour = attribute(tag, "fill");
            if (attribute(tag, "class") != "app-chart__part" && !colour.empty()) CHECK(contrast(colour, paper) >= of_words);
        }
    CHECK(contrast(ink, paper) >= of_words);
}

static bool holds(const std::string& rect, double x, double y) {
    const double left = number(rect, "x"), top = number(rect, "y");
    return x >= left && x <= left + number(rect, "width") && y >= top && y <= top + number(rect, "height");
}

TEST_CASE("the value within each part of a bar can be read on its colour") {
    std::size_t read = 0;
    for (const auto& chart : stacks())
        for (const auto& svg : drawings(chart))
            for (const auto& [tag, content] : elements(svg, "text")) {
                if (attribute(tag, "class") != "app-chart__part") continue;
                const std::string own = attribute(tag, "fill"), words = own.empty() ? std::string(ink) : own;
                for (const auto& bar : bars_of(svg))
                    if (holds(bar.tag, number(tag, "x"), number(tag, "y"))) {
                        CAPTURE(bar.tag);
                        CHECK(contrast(words, attribute(bar.tag, "fill")) >= of_words);
                        ++read;
                    }
            }
    CHECK(read >= 32);
}

TEST_CASE("neighbours of the categorical palette stand 3:1 apart, and a line the colour of the page parts those of every stacked bar") {
    for (std::size_t i = 1; i < categorical.size(); ++i) CHECK(contrast(categorical[i - 1], categorical[i]) >= of_shapes);
    for (const auto& chart : stacks())
        for (const auto& svg : drawings(chart)) {
            std::size_t separators = 0;
            for (const auto& [tag, content] : elements(svg, "line")) separators += attribute(tag, "stroke") == paper ? 1 : 0;
            CHECK(separators + 1 == bars_of(svg).size());
        }
}
