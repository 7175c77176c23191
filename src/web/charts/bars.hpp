#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/charts/axis.hpp"
#include "web/charts/drawing.hpp"

namespace holdfast::web::charts {

/// A bar chart with what both directions need, worked out once.
struct Bars {
    explicit Bars(const BarChart& chart);

    const BarChart& chart;
    Unit unit;
    int decimals;
    /// Always with zero in it.
    Range range;

    std::size_t per_group() const { return chart.series.empty() ? 1 : chart.series.size(); }
    /// The value as it is written, or why there is none.
    std::string words_of(std::size_t series, std::size_t category) const;
    /// The room the widest written value takes.
    double value_room(double font) const;
    std::string target_words() const;
    std::string hover_of(std::size_t series, std::size_t category) const;
};

/// The unit in words where it has any; returns where the plot can begin.
double draw_head(Drawing& drawing, const Bars& bars);

/// Bars from left to right, one category under another; on a phone each label stands above its bars, and wherever there are several series, whose names
/// stand beside their bars.
void draw_lying(Drawing& drawing, const Bars& bars);

/// Whether standing bars leave room for their values and labels: not those of several series, whose names would have no place.
bool fits_standing(const Bars& bars, const Canvas& canvas);
void draw_standing(Drawing& drawing, const Bars& bars);

}  // namespace holdfast::web::charts
