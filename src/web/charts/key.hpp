#pragma once

#include "web/charts/charts.hpp"
#include "web/charts/drawing.hpp"

namespace holdfast::web::charts {

/// Draws a square of colour and a name for each series, in rows from `top`; returns where the next thing can begin.
double draw_key(Drawing& drawing, const std::vector<Series>& series, const std::vector<std::string_view>& colours, double top);

/// The text alternative of a chart of bars: each category's values.
std::string described_bars(const std::vector<std::string>& categories, const std::vector<Series>& series, std::string_view unit);

}  // namespace holdfast::web::charts
