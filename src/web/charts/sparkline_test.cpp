#include <doctest/doctest.h>

#include "web/charts/charts.hpp"

using namespace holdfast::web;
using namespace holdfast::web::charts;

static bool has(const Html& html, std::string_view text) { return html.string().find(text) != std::string::npos; }

TEST_CASE("a sparkline leaves a gap at a missing value and never joins over it") {
    const std::vector<std::optional<double>> values{1, 2, std::nullopt, 4, 5};
    CHECK(has(sparkline({.values = values}), R"(d="M4.0 20.0L26.0 16.0M70.0 8.0L92.0 4.0")"));
}

TEST_CASE("a sparkline's dot stands on the last value there is") {
    const std::vector<std::optional<double>> values{1, 3, std::nullopt};
    CHECK(has(sparkline({.values = values}), R"(<circle cx="48.0" cy="4.0")"));
}

TEST_CASE("a sparkline without words is hidden from screen readers, with words it is an image") {
    const std::vector<std::optional<double>> values{1, 2};
    CHECK(has(sparkline({.values = values}), R"(aria-hidden="true")"));
    CHECK(has(sparkline({.values = values, .text = "Up & up"}), R"(role="img" aria-label="Up &amp; up")"));
}

TEST_CASE("a sparkline of no values draws nothing and of equal values a level line") {
    CHECK_FALSE(has(sparkline({.values = {}}), "<path"));
    const std::vector<std::optional<double>> level{7, 7};
    CHECK(has(sparkline({.values = level}), R"(d="M4.0 12.0L92.0 12.0")"));
}
