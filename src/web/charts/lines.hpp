#pragma once

#include <string>
#include <vector>

#include "web/charts/plot.hpp"

namespace holdfast::web::charts {

/// A series and how it is drawn. Points marked as out of the ordinary become diamonds.
struct DrawnSeries {
    Series series{};
    LineStyle style{};
    std::vector<bool> marked{};
    bool is_bold = false;
    /// A single value to compare with: a dash across its place.
    bool is_mark = false;
};

/// A level across the plot with its label, such as a target or a control limit.
struct Level {
    double value{};
    std::string label{};
    Stroke stroke{};
};

/// What line charts and run charts have in common: series over categories, levels, and the axis.
struct Lines {
    const std::vector<std::string>& categories;
    const std::vector<double>& at;
    std::vector<DrawnSeries> series{};
    std::vector<Level> levels{};
    Unit unit{};
    int decimals = 0;
    Axis axis{};
    /// Words beside a diamond above the plot, saying what marked points are.
    std::string mark_words{};
};

/// Lays out and draws the whole chart.
void draw_lines(Drawing& drawing, const Lines& lines);

}  // namespace holdfast::web::charts
