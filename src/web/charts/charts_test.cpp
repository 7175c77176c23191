#include "web/charts/charts.hpp"

#include <doctest/doctest.h>

#include "web/charts/drawn_test.hpp"
#include "web/charts/text_metrics.hpp"

using namespace holdfast::web;
using namespace holdfast::web::charts;
using namespace holdfast::web::charts::test;

namespace {

const std::vector<std::string> long_names{"Cumbria", "Statistical neighbours", "Early help assessments that were initiated and closed in the region",
                                          "Barrow-in-Furness"};

/// Days that are anything from near to far apart.
std::vector<double> random_days(std::mt19937& random, std::size_t count) {
    std::vector<double> days;
    for (std::size_t i = 0; i < count; ++i) days.push_back((days.empty() ? 0 : days.back()) + uniform(random, 1, 400));
    return days;
}

LineChart random_lines(std::mt19937& random) {
    LineChart chart{.id = "c", .title = "Title", .categories = quarters(between(random, 1, 24)), .unit = "percent"};
    const double low = between(random, 0, 1) ? uniform(random, -500, 500) : 0, high = low + uniform(random, 0.5, 3000);
    const std::size_t count = between(random, 1, 4);
    for (std::size_t i = 0; i < count; ++i) chart.series.push_back({long_names[i], random_values(random, chart.categories.size(), low, high)});
    if (between(random, 0, 1)) chart.target = uniform(random, low, high);
    if (between(random, 0, 1)) chart.at = random_days(random, chart.categories.size());
    return chart;
}

struct TextBox {
    double left, right, top, bottom;
    std::string content;
};

std::vector<TextBox> text_boxes(const std::string& svg) {
    std::vector<TextBox> boxes;
    for (const auto& [tag, content] : elements(svg, "text")) {
        const double width = text_width(content, 14) / 1.12 * (attribute(tag, "font-weight").empty() ? 1 : 1.07);
        const std::string anchor = attribute(tag, "text-anchor");
        const double left = number(tag, "x") - (anchor == "middle" ? width / 2 : anchor == "end" ? width : 0);
        const double baseline = number(tag, "y");
        boxes.push_back({left, left + width, baseline - 11, baseline + 3, content});
    }
    return boxes;
}

void check_text_is_clear(const Html& chart) {
    for (const auto& svg : drawings(chart)) {
        const double width = number(svg, "width"), height = number(svg, "height");
        const auto boxes = text_boxes(svg);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            CAPTURE(boxes[i].content);
            CHECK((boxes[i].left >= -0.5 && boxes[i].right <= width + 0.5 && boxes[i].top >= -0.5 && boxes[i].bottom <= height + 0.5));
            for (std::size_t k = 0; k < i; ++k) {
                CAPTURE(boxes[k].content);
                CHECK_FALSE(
                    (boxes[i].left < boxes[k].right && boxes[k].left < boxes[i].right && boxes[i].top < boxes[k].bottom && boxes[k].top < boxes[i].bottom));
            }
        }
    }
}

BarChart random_bars(std::mt19937& random) {
    const std::vector<std::string> names{"Neglect", "Emotional abuse", "More than one category of abuse recorded at the conference", "Q1"};
    BarChart chart{.id = "b", .title = "Title", .unit = between(random, 0, 1) ? "count" : "pounds"};
    const std::size_t count = between(random, 1, 7);
    for (std::size_t i = 0; i < count; ++i) chart.categories.push_back(names[between(random, 0, 3)]);
    const double low = between(random, 0, 3) ? 0 : -900;
    const std::size_t series = between(random, 1, 3);
    for (std::size_t i = 0; i < series; ++i) chart.series.push_back({long_names[i], random_values(random, count, low, 2500)});
    if (between(random, 0, 1)) chart.target = uniform(random, 0, 2500);
    chart.direction = between(random, 0, 1) ? Direction::vertical : Direction::horizontal;
    return chart;
}

/// The pixels to one unit of value, by the longest bar, which is the most exact.
void check_bars(const std::string& svg, const BarChart& chart) {
    const auto bars = bars_of(svg);
    const bool stands = bars.size() > 1 && attribute(bars[0].tag, "height") != attribute(bars[1].tag, "height");
    const std::string length = stands ? "height" : "width";
    double most = 0, longest = 0;
    std::size_t at = 0;
    for (const auto& bar : bars) longest = std::max(longest, number(bar.tag, length));
    for (const auto& one : chart.series)
        for (const auto& value : one.values) most = std::max(most, std::abs(value.value_or(0)));
    for (std::size_t i = 0; i < chart.categories.size(); ++i)
        for (const auto& one : chart.series) {
            if (!one.values[i]) continue;
            REQUIRE(at < bars.size());
            CHECK(std::abs(number(bars[at++].tag, length) - std::abs(*one.values[i]) / most * longest) <= 0.5);
        }
    CHECK(at == bars.size());
}

}  // namespace

TEST_CASE("the numbers read back from a line chart equal its values to half a pixel, and a missing value leaves a gap") {
    for (unsigned seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        const LineChart chart = random_lines(random);
        for (const auto& svg : drawings(line_chart(chart))) {
            auto paths = elements(svg, "path");
            REQUIRE(paths.size() == chart.series.size());
            std::reverse(paths.begin(), paths.end());
            for (std::size_t i = 0; i < paths.size(); ++i) check_series(chart.series[i].values, points_of(attribute(paths[i].tag, "d")), read_scale(svg));
        }
    }
}

TEST_CASE("points over time stand as far apart as their days, to half a pixel") {
    for (unsigned seed = 0; seed < 50; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        Values values(between(random, 2, 24));
        for (auto& value : values) value = uniform(random, 0, 100);
        const auto days = random_days(random, values.size());
        const std::vector<Html> charts{line_chart({.id = "l", .title = "T", .categories = quarters(values.size()), .at = days, .series = {{"A", values}}}),
                                       run_chart({.id = "r", .title = "T", .categories = quarters(values.size()), .at = days, .values = values})};
        for (const auto& chart : charts)
            for (const auto& svg : drawings(chart)) {
                const auto points = points_of(attribute(elements(svg, "path").front().tag, "d"));
                REQUIRE(points.size() == days.size());
                for (std::size_t i = 0; i < days.size(); ++i) {
                    const double share = (days[i] - days.front()) / (days.back() - days.front());
                    CHECK(std::abs(points[i].x - points.front().x - share * (points.back().x - points.front().x)) <= 0.5);
                }
            }
    }
    CHECK_THROWS_WITH(line_chart({.id = "l", .title = "T", .categories = {"a", "b"}, .at = {2, 1}, .series = {{"A", {1, 2}}}}),
                      "chart 'l': its times are not in order");
    CHECK_THROWS_WITH(line_chart({.id = "l", .title = "T", .categories = {"a", "b"}, .at = {1}, .series = {{"A", {1, 2}}}}),
                      "chart 'l': 1 times for 2 categories");
}

TEST_CASE("no line runs through the name of a bar") {
    for (unsigned seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        auto chart = random_bars(random);
        chart.direction = Direction::horizontal;
        for (const auto& svg : drawings(bar_chart(chart)))
            for (const auto& [tag, content] : elements(svg, "text")) {
                if (attribute(tag, "class") != "app-chart__category") continue;
                const bool is_at_end = attribute(tag, "text-anchor") == "end";
                const double x = number(tag, "x"), width = text_width(content, 14) / 1.12, baseline = number(tag, "y");
                const double left = is_at_end ? x - width : x;
                for (const auto& line : elements(svg, "line")) {
                    CAPTURE(content);
                    const bool is_beside = number(line.tag, "x1") <= left || number(line.tag, "x1") >= left + width;
                    CHECK((is_beside || number(line.tag, "y2") <= baseline - 10 || number(line.tag, "y1") >= baseline));
                }
            }
    }
}

TEST_CASE("no word under an axis is broken where fewer labels are whole") {
    std::vector<std::string> months;
    Values values;
    for (const char* month : {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}) {
        months.push_back(std::string(month) + " 2016");
        values.emplace_back(static_cast<double>(values.size()));
    }
    for (const auto& svg : drawings(line_chart({.id = "m", .title = "T", .categories = months, .series = {{"A", values}}})))
        for (const auto& [tag, content] : elements(svg, "text"))
            if (attribute(tag, "class") == "app-chart__category")
                CHECK((content == "2016" ||
                       std::ranges::any_of(months, [&](const std::string& month) { return month == content || month == content + " 2016"; })));
}

TEST_CASE("a single value to compare with is a dash across its place, named with its time") {
    const auto chart = line_chart({.id = "x",
                                   .title = "T",
                                   .categories = {"2015", "2016", "2017"},
                                   .series = {{"Ours", {1, 2, 3}}},
                                   .comparators = {{"England", {std::nullopt, 2, std::nullopt}}}});
    for (const auto& svg : drawings(chart)) {
        CHECK(svg.find("(2016)") != std::string::npos);
        CHECK(std::ranges::count_if(elements(svg, "line"), [](const Element& line) {
                  return attribute(line.tag, "stroke-width") == "3" && number(line.tag, "x2") - number(line.tag, "x1") == 20;
              }) == 1);
        CHECK(elements(svg, "circle").size() == 3);
    }
}

TEST_CASE("the lengths of bars are as their values, from zero") {
    for (unsigned seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        const BarChart chart = random_bars(random);
        for (const auto& svg : drawings(bar_chart(chart))) check_bars(svg, chart);
    }
}

TEST_CASE("no text of a chart overlaps another or runs out of the drawing") {
    for (unsigned seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        auto random = seeded(seed);
        const LineChart lines = random_lines(random);
        check_text_is_clear(line_chart(lines));
        check_text_is_clear(bar_chart(random_bars(random)));
        check_text_is_clear(run_chart({.id = "r", .title = "T", .categories = lines.categories, .values = lines.series[0].values, .unit = "days"}));
        check_text_is_clear(small_multiples({.id = "m", .title = "T", .categories = lines.categories, .series = lines.series, .unit = "percent"}));
        auto parts = random_bars(random);
        for (auto& one : parts.series)
            for (auto& value : one.values)
                if (value) value = std::abs(*value);
        check_text_is_clear(stacked_bar_chart({.id = "s", .title = "T", .categories = parts.categories, .series = parts.series, .direction = parts.direction}));
    }
}

TEST_CASE("the parts of a stacked bar are as long as their values and stand end to end") {
    const StackedBarChart chart{
        .id = "s", .title = "T", .categories = {"A", "B"}, .series = {{"Red", {2, 4}}, {"Amber", {6, std::nullopt}}, {"Green", {12, 0}}}};
    const auto bars = bars_of(drawings(stacked_bar_chart(chart))[0]);
    REQUIRE(bars.size() == 4);
    const double unit = number(bars[0].tag, "width") / 2;
    CHECK(std::abs(number(bars[1].tag, "width") - 6 * unit) <= 0.5);
    CHECK(std::abs(number(bars[2].tag, "x") - number(bars[0].tag, "x") - 8 * unit) <= 0.5);
    CHECK(std::abs(number(bars[3].tag, "width") - 4 * unit) <= 0.5);
    CHECK(stacked_bar_chart(chart).string().find("4 (incomplete)") != std::string::npos);
}

static std::size_t count_of(const std::string& svg, const std::string& role) {
    const auto texts = elements(svg, "text");
    return static_cast<std::size_t>(std::ranges::count_if(texts, [&](const Element& text) { return attribute(text.tag, "class") == "app-chart__" + role; }));
}

TEST_CASE("each part of a stacked bar has its value, beside its name where there is no room in it, in both drawings") {
    const StackedBarChart chart{.id = "s",
                                .title = "T",
                                .categories = {"Domestic abuse", "Neglect"},
                                .series = {{"Red", {1, 40}}, {"Amber", {60, 1}}, {"Green", {30, 0}}, {"Not rated", {1, 1}}},
                                .palette = Palette::ratings};
    for (const auto direction : {Direction::horizontal, Direction::vertical}) {
        auto directed = chart;
        directed.direction = direction;
        for (const auto& svg : drawings(stacked_bar_chart(directed))) {
            CHECK(count_of(svg, "part") == 7);
            for (const auto* words : {">Red 1<", ">A 60<", ">Not rated 1<", ">Amber 1<"}) CHECK(svg.find(words) != std::string::npos);
        }
    }
}

TEST_CASE("each bar of several series has its series' name beside it and no key, in both drawings, and lies") {
    const BarChart chart{.id = "b",
                         .title = "T",
                         .categories = {"April", "May", "June"},
                         .series = {{"Started", {10, 20, 30}}, {"Closed", {5, std::nullopt, 9}}},
                         .direction = Direction::vertical};
    for (const auto& svg : drawings(bar_chart(chart))) {
        CHECK(count_of(svg, "series") == 6);
        CHECK(count_of(svg, "key") == 0);
        for (const auto& bar : bars_of(svg)) CHECK(attribute(bar.tag, "height") == "17");
    }
}

TEST_CASE("control limits are the mean and 2.66 mean moving ranges, and a gap starts the ranges afresh") {
    const auto limits = control_limits({10, 12, 11, std::nullopt, 15, 14});
    REQUIRE(limits);
    CHECK(limits->centre == doctest::Approx(12.4));
    CHECK(limits->upper == doctest::Approx(12.4 + 2.66 * 4.0 / 3));
    CHECK_FALSE(control_limits({1, std::nullopt, 2}));
}

TEST_CASE("a point beyond a limit and eight in a row on one side of the centre are out of the ordinary") {
    const ControlLimits limits{10, 5, 15};
    CHECK(signals({10, 16, 9}, limits) == std::vector<bool>{false, true, false});
    CHECK(signals({11, 11, 11, 11, 11, 11, 11}, limits) == std::vector<bool>(7, false));
    CHECK(signals({11, 11, 11, 11, 11, 11, 11, 11}, limits) == std::vector<bool>(8, true));
    CHECK(signals({11, 11, 11, 11, std::nullopt, 11, 11, 11, 11}, limits) == std::vector<bool>(9, false));
}

TEST_CASE("a series that does not match its categories is a fault that names both") {
    CHECK_THROWS_WITH(line_chart({.id = "cs1", .title = "T", .categories = {"a", "b"}, .series = {{"Cumbria", {1}}}}),
                      "chart 'cs1': series 'Cumbria' has 1 values for 2 categories");
}

TEST_CASE("a chart has a name, a text alternative from its numbers, and no inline style") {
    const auto chart = line_chart({.id = "x", .title = "More <contacts>", .categories = {"2016", "2017"}, .series = {{"Cumbria", {1200, 1350.5}}}});
    const auto& markup = chart.string();
    CHECK(markup.find("<title id=\"x-wide-title\">More &lt;contacts&gt;</title>") != std::string::npos);
    CHECK(markup.find("Cumbria goes from 1,200.0 (2016) to 1,350.5 (2017).") != std::string::npos);
    CHECK(markup.find("style=") == std::string::npos);
}

TEST_CASE("a number leads where its series says, by pointer alone, and a number that leads nowhere is plain") {
    const std::vector<Series> two{{"Cumbria", {4.0, 5.0}, {"/figures/a", "/figures/b"}}, {"England", {6.0, 7.0}}};
    const std::vector<std::string> years{"2015-16", "2016-17"};
    const auto links = [](const Html& chart) {
        std::vector<std::string> found;
        for (const auto& svg : drawings(chart)) {
            const std::regex form("<a href=\"([^\"]*)\" tabindex=\"-1\"><text [^>]*text-decoration=\"underline\"[^>]*>([^<]*)</text></a>");
            for (std::sregex_iterator it(svg.begin(), svg.end(), form), end; it != end; ++it) found.push_back((*it)[1].str() + " " + (*it)[2].str());
        }
        return found;
    };
    using Found = std::vector<std::string>;
    for (const auto direction : {Direction::horizontal, Direction::vertical})
        CHECK(links(bar_chart({.id = "c", .title = "Title", .categories = years, .series = two, .direction = direction})) ==
              Found{"/figures/a 4", "/figures/b 5", "/figures/a 4", "/figures/b 5"});
    CHECK(links(stacked_bar_chart({.id = "c", .title = "Title", .categories = years, .series = two})) ==
          Found{"/figures/a 4", "/figures/b 5", "/figures/a 4", "/figures/b 5"});
    CHECK(links(line_chart({.id = "c", .title = "Title", .categories = years, .series = two})) == Found{"/figures/b Cumbria 5", "/figures/b Cumbria 5"});
}

TEST_CASE("a value that is held back is said to be, in the drawing and in the text alternative, and is not called missing") {
    const std::vector<std::string> years{"2014-15", "2015-16", "2016-17"};
    const Series held_back{.name = "Cumbria", .values = {5.0, std::nullopt, 7.0}, .hidden = {false, true, false}};
    const Series missing{.name = "Cumbria", .values = {5.0, std::nullopt, 7.0}};
    for (const auto direction : {Direction::horizontal, Direction::vertical}) {
        const auto bars = bar_chart({.id = "c", .title = "Title", .categories = years, .series = {held_back}, .direction = direction}).string();
        CHECK(bars.find(">[c]</text>") != std::string::npos);
        CHECK(bars.find("2015-16: not shown.") != std::string::npos);
        CHECK(bars.find("data") == std::string::npos);
    }
    const auto lines = [&](const Series& series) { return line_chart({.id = "c", .title = "Title", .categories = years, .series = {series}}).string(); };
    CHECK(lines(held_back).find(">[c]</text>") != std::string::npos);
    CHECK(lines(held_back).find("1 value is not shown.") != std::string::npos);
    CHECK(lines(held_back).find("missing.") == std::string::npos);
    CHECK(lines(missing).find("1 value is missing.") != std::string::npos);
    CHECK(lines(missing).find("[c]") == std::string::npos);
    const Series other{.name = "Other", .values = {1.0, 2.0, 3.0}};
    const auto stacked = stacked_bar_chart({.id = "c", .title = "Title", .categories = years, .series = {held_back, other}}).string();
    CHECK(stacked.find(">2 + [c]</text>") != std::string::npos);
    CHECK(stacked.find("incomplete") == std::string::npos);
}
