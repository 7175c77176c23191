#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/charts/charts.hpp"

namespace holdfast::web::charts {

/// The least and greatest value to show.
struct Range {
    double low{};
    double high{};
};

/// What the values of all series and the extra ones span; nothing where there are none.
std::optional<Range> range_of(const std::vector<Series>& series, const std::vector<std::optional<double>>& extra = {});

/// Throws std::invalid_argument, naming the chart and the series, unless every series has one value for each category.
void check_shape(std::string_view chart, const std::vector<std::string>& categories, const std::vector<Series>& series);

/// Throws std::invalid_argument, naming the chart, unless there is a time for each category, in order, or none at all.
void check_times(std::string_view chart, const std::vector<std::string>& categories, const std::vector<double>& at);

/// Where round numbers stand on an axis.
struct Axis {
    double low{};
    double high{};
    std::vector<double> ticks{};
    int decimals = 0;
};
/// An axis over the range in about five steps of 1, 2, 2.5 or 5 times a power of ten.
Axis axis_over(Range range);
/// The same with zero on it.
Axis axis_from_zero(Range range);
/// From zero when the values lie near it as their spread goes; otherwise close about the values.
Axis axis_about(Range range);

/// Maps values to pixels.
struct Scale {
    Axis axis{};
    double from{};
    double to{};
    double at(double value) const { return from + (value - axis.low) / (axis.high - axis.low) * (to - from); }
};

/// How a unit is written: before the number, after it, or as words above the axis.
struct Unit {
    std::string before{};
    std::string after{};
    std::string words{};
};
Unit unit_of(std::string_view unit);

/// How many decimals (at most two) the values need; one where they do not come out even. Pounds have none or two.
int decimals_of(const std::vector<Series>& series, const Unit& unit = {});

/// A number with thousands separated, `decimals` places and its unit's signs.
std::string number_text(double value, int decimals, const Unit& unit);

/// What a target's line is called: its label, or "Target", followed by the value unless the label already says a number.
std::string target_text(const std::string& label, double value, const Unit& unit);

}  // namespace holdfast::web::charts
