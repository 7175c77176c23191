#pragma once

#include "web/charts/charts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <regex>

// What a chart says is read back from its markup alone: marks in pixels, and the numbers printed beside the axis.
namespace holdfast::web::charts::test {

using Values = std::vector<std::optional<double>>;

inline std::string attribute(const std::string& tag, const std::string& name) {
    const auto at = tag.find(' ' + name + "=\"");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 3;
    return tag.substr(from, tag.find('"', from) - from);
}

inline double number(const std::string& tag, const std::string& name) { return std::stod(attribute(tag, name)); }

struct Element {
    std::string tag;
    std::string content;
};

inline std::vector<Element> elements(const std::string& svg, const std::string& name) {
    std::vector<Element> found;
    const std::regex form("<" + name + "( [^>]*?)(/>|>([^<]*)<)");
    for (std::sregex_iterator it(svg.begin(), svg.end(), form), end; it != end; ++it) found.push_back({(*it)[1], (*it)[3]});
    return found;
}

/// Each drawing of a chart: the wide one and the narrow one.
inline std::vector<std::string> drawings(const Html& chart) {
    std::vector<std::string> found;
    const std::string& markup = chart.string();
    for (auto from = markup.find("<svg"); from != std::string::npos; from = markup.find("<svg", from + 1))
        found.push_back(markup.substr(from, markup.find("</svg>", from) - from));
    return found;
}

inline double number_in(std::string words) {
    const bool is_negative = words.find("−") != std::string::npos;
    std::erase_if(words, [](char c) { return (c < '0' || c > '9') && c != '.'; });
    return is_negative ? -std::stod(words) : std::stod(words);
}

/// From pixels down the page to values, by the numbers printed at the axis.
struct ReadScale {
    double low_pixel, high_pixel, low, high;
    double pixel_of(double value) const { return low_pixel + (value - low) / (high - low) * (high_pixel - low_pixel); }
};

inline ReadScale read_scale(const std::string& svg) {
    std::vector<Element> ticks;
    for (const auto& text : elements(svg, "text"))
        if (attribute(text.tag, "class") == "app-chart__tick") ticks.push_back(text);
    REQUIRE(ticks.size() >= 2);
    constexpr double baseline_to_middle = 14 * 0.35;
    const auto& low = ticks.front();
    const auto& high = ticks.back();
    return {number(low.tag, "y") - baseline_to_middle, number(high.tag, "y") - baseline_to_middle, number_in(low.content), number_in(high.content)};
}

struct PathPoint {
    bool is_joined;
    double x, y;
};

inline std::vector<PathPoint> points_of(const std::string& path) {
    std::vector<PathPoint> points;
    const std::regex step("([ML])([-0-9.]+) ([-0-9.]+)");
    for (std::sregex_iterator it(path.begin(), path.end(), step), end; it != end; ++it)
        points.push_back({(*it)[1] == "L", std::stod((*it)[2]), std::stod((*it)[3])});
    return points;
}

inline std::mt19937 seeded(unsigned seed) { return std::mt19937(seed); }

inline double uniform(std::mt19937& random, double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); }
inline std::size_t between(std::mt19937& random, std::size_t low, std::size_t high) { return std::uniform_int_distribution<std::size_t>(low, high)(random); }

inline Values random_values(std::mt19937& random, std::size_t count, double low, double high) {
    Values values(count);
    for (auto& value : values)
        if (between(random, 0, 6) > 0) value = std::round(uniform(random, low, high) * 10) / 10;
    return values;
}

inline std::vector<std::string> quarters(std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back(std::to_string(2010 + i / 4) + "-" + std::to_string(11 + i / 4) + " Q" + std::to_string(i % 4 + 1));
    return names;
}

inline void check_series(const Values& values, const std::vector<PathPoint>& points, const ReadScale& scale) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        REQUIRE(at < points.size());
        CHECK(std::abs(points[at].y - scale.pixel_of(*values[i])) <= 0.5);
        CHECK(points[at].is_joined == (i > 0 && values[i - 1].has_value()));
        ++at;
    }
    CHECK(at == points.size());
}

/// The bars in the order they were drawn: those with a title, which the key's squares have not.
inline std::vector<Element> bars_of(const std::string& svg) {
    std::vector<Element> bars;
    const std::regex form("<rect( [^>]*)><title>([^<]*)</title>");
    for (std::sregex_iterator it(svg.begin(), svg.end(), form), end; it != end; ++it) bars.push_back({(*it)[1], (*it)[2]});
    return bars;
}

}  // namespace holdfast::web::charts::test
