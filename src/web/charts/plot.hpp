#pragma once

#include <string>
#include <vector>

#include "web/charts/axis.hpp"
#include "web/charts/drawing.hpp"

namespace holdfast::web::charts {

/// The rectangle in which values are drawn over categories, and how values map to it.
struct Plot {
    double left{};
    double right{};
    double top{};
    double bottom{};
    Scale y{};
    std::size_t count{};
    /// When each category is; none where they are evenly apart.
    const std::vector<double>* at = nullptr;

    bool is_timed() const { return at != nullptr && !at->empty() && at->front() < at->back(); }
    /// Where the i-th category stands.
    double x_of(std::size_t i) const;
};

/// How wide the numbers beside a vertical axis are, with the space after them.
double value_axis_room(const Axis& axis, const Unit& unit, double font);

/// Grid lines and numbers at the left of the plot.
void draw_value_axis(Drawing& drawing, const Plot& plot, const Unit& unit);

/// Where category labels go under a plot: which are shown, in how many lines.
struct CategoryLabels {
    struct Label {
        double x{};
        std::vector<std::string> lines{};
    };
    std::vector<Label> labels{};
    std::size_t line_count = 0;
    /// No word is broken.
    bool is_whole = true;
};
/// As many labels as fit without touching, always the last one; evenly many categories apart where these are evenly apart.
CategoryLabels fit_labels(const std::vector<std::string>& categories, const Plot& plot, const Canvas& canvas);
void draw_labels(Drawing& drawing, const CategoryLabels& labels, double top);

/// One series as it is drawn.
struct LineStyle {
    Stroke stroke{};
    double radius = 4;
    /// Dots at every point, or only where a point stands alone between gaps.
    bool has_dots = true;
};
/// Draws a series: one path with a gap at every missing value, a mark below the gap of one that is held back, and its dots, each with a title "name, category: value".
void draw_series(Drawing& drawing, const Plot& plot, const Series& series, const LineStyle& style);

/// A label at the right of the plot that belongs to a height in it.
struct EndLabel {
    std::vector<std::string> lines{};
    Point at{};
    Stroke stroke{};
    bool is_bold = false;
    /// Where the label leads; nowhere where empty.
    std::string href{};
};
double height_of(const std::vector<EndLabel>& labels);
/// Draws labels to the right of the plot, moved apart so that none overlap, each led to by a thin line where it had to move.
void draw_end_labels(Drawing& drawing, const Plot& plot, std::vector<EndLabel> labels);

/// The last value there is, with its place.
struct LastValue {
    std::size_t index{};
    double value{};
};
std::optional<LastValue> last_value(const std::vector<std::optional<double>>& values);

/// The text alternative of a chart over time: where each series starts and ends, how many values are missing and how many held back.
std::string described(std::string_view kind, const std::vector<std::string>& categories, const std::vector<Series>& series, std::string_view unit);

}  // namespace holdfast::web::charts
