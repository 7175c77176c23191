#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.hpp"

/// Charts as inline SVG, drawn twice (wide, and narrow for phones; the stylesheet shows one), with real text, direct labels and colour
/// never alone, after the Government Analysis Function's guidance. A chart does not replace its table: show both.
///
/// `unit` is "percent" or "%", "pounds" or "£", "rate_per_10000", "days", "count", or words of your own, shown above the axis.
/// `title` says what the chart shows in at most ten words, `subtitle` what is measured, where and when. `id` is unique in the page.
/// An empty `description` (the text alternative) is written from the numbers.
/// `at` says when each category of a chart over time is, in days from any day, so that points stand as far apart as they are; in order, and evenly
/// apart where it is empty.
namespace holdfast::web::charts {

/// One line, or one set of bars: a value for each category, or nothing where there is none.
struct Series {
    std::string name{};
    std::vector<std::optional<double>> values{};
    /// Where the number of each value leads when it is pointed at, which is no stop on the way of a keyboard: the table beside the chart has the same
    /// links. Nowhere where empty.
    std::vector<std::string> links{};
    /// Which values are held back on purpose, and so are not missing. None where empty.
    std::vector<bool> hidden{};
    std::string_view link(std::size_t i) const { return i < links.size() ? std::string_view(links[i]) : std::string_view{}; }
    bool is_hidden(std::size_t i) const { return i < hidden.size() && hidden[i]; }
};
/// What stands in the place of a value that is held back.
inline constexpr std::string_view hidden_mark = "[c]";

/// Lines over time: at most four series, each labelled at its end; comparators are drawn in grey, one that has a single value as a dash across its
/// place. A missing value leaves a gap; a series that ends before the others says when.
struct LineChart {
    std::string id{};
    std::string title{};
    std::string subtitle{};
    std::string description{};
    std::vector<std::string> categories{};
    std::vector<double> at{};
    std::vector<Series> series{};
    std::string unit{};
    std::optional<double> target{};
    std::string target_label{};
    std::vector<Series> comparators{};
    std::string source{};
    /// Makes the axis start at zero whatever the values; without it the axis does so when the values are not far from zero.
    bool is_from_zero = false;
};
Html line_chart(const LineChart& chart);

enum class Direction { horizontal, vertical };

/// Bars from zero, each with its value written; several series lie beside one another, each bar with its series' name. Long names want
/// horizontal bars.
struct BarChart {
    std::string id{};
    std::string title{};
    std::string subtitle{};
    std::string description{};
    std::vector<std::string> categories{};
    std::vector<Series> series{};
    std::string unit{};
    std::optional<double> target{};
    std::string target_label{};
    std::string source{};
    Direction direction = Direction::horizontal;
};
Html bar_chart(const BarChart& chart);

/// What the parts of a stacked bar are coloured by: kinds of thing, or ratings (series in the order red, amber, green, none).
enum class Palette { categorical, ratings };

/// Bars made of parts, each with its value in it, or under it with its name where that does not fit, and the total at the end. Values must not be negative.
struct StackedBarChart {
    std::string id{};
    std::string title{};
    std::string subtitle{};
    std::string description{};
    std::vector<std::string> categories{};
    std::vector<Series> series{};
    std::string unit{};
    std::string source{};
    Direction direction = Direction::horizontal;
    Palette palette = Palette::categorical;
    bool is_total_shown = true;
    /// Where the total of each category leads; nowhere where empty.
    std::vector<std::string> total_links{};
};
Html stacked_bar_chart(const StackedBarChart& chart);

/// The centre line of a run chart and what lies within ordinary variation.
struct ControlLimits {
    double centre{};
    double lower{};
    double upper{};
};
/// Limits of an XmR chart: the mean, and 2.66 mean moving ranges either side (Wheeler and Chambers). A moving range is taken only between
/// neighbours that both have a value. Nothing where there are fewer than two such neighbours.
std::optional<ControlLimits> control_limits(const std::vector<std::optional<double>>& values);

/// Which points are out of the ordinary: beyond a limit, or one of eight or more in a row on the same side of the centre.
std::vector<bool> signals(const std::vector<std::optional<double>>& values, const ControlLimits& limits);

/// One measure over time with its centre line and control limits; points out of the ordinary are marked.
struct RunChart {
    std::string id{};
    std::string title{};
    std::string subtitle{};
    std::string description{};
    std::vector<std::string> categories{};
    std::vector<double> at{};
    std::vector<std::optional<double>> values{};
    std::string unit{};
    /// Computed from the values when absent.
    std::optional<ControlLimits> limits{};
    std::optional<double> target{};
    std::string target_label{};
    std::string source{};
};
Html run_chart(const RunChart& chart);

/// The same small line chart once for each series, on one scale.
struct SmallMultiples {
    std::string id{};
    std::string title{};
    std::string subtitle{};
    std::string description{};
    std::vector<std::string> categories{};
    std::vector<double> at{};
    std::vector<Series> series{};
    std::string unit{};
    std::optional<double> target{};
    std::string target_label{};
    std::string source{};
};
Html small_multiples(const SmallMultiples& chart);

/// A line the size of a word for a table cell, its last value dotted. Cheap enough for every row. With no `text` it is hidden from screen
/// readers, which is right where the cell says the same in words.
struct Sparkline {
    const std::vector<std::optional<double>>& values;
    std::optional<double> target{};
    std::string_view text{};
};
Html sparkline(const Sparkline& line);

}  // namespace holdfast::web::charts
