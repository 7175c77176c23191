#include <algorithm>

#include "web/charts/plot.hpp"

namespace holdfast::web::charts {
namespace {

constexpr double gutter = 20, panel_plot_height = 96;

/// What every panel shares.
struct Panels {
    const SmallMultiples& chart;
    Unit unit;
    int decimals;
    Axis axis;
};

/// Panels show only the ends of the axis, so that the lines and not the grid are seen.
Axis with_ends_only(Axis axis) {
    const double low = axis.low, high = axis.high;
    axis.ticks = low < 0 && high > 0 ? std::vector{low, 0.0, high} : std::vector{low, high};
    return axis;
}

void draw_ends(Drawing& drawing, const Panels& panels, const Plot& plot) {
    const auto& categories = panels.chart.categories;
    if (categories.empty()) return;
    const double y = plot.bottom + 6 + line_height / 2;
    drawing.text({plot.left, y}, categories.front(), {.colour = quiet, .role = "category"});
    const bool fit = text_width(categories.front(), drawing.canvas().font) + text_width(categories.back(), drawing.canvas().font) + 8 < plot.right - plot.left;
    if (categories.size() > 1 && fit) drawing.text({plot.right, y}, categories.back(), {.anchor = TextStyle::Anchor::end, .colour = quiet, .role = "category"});
}

/// The words above a panel: its name, and its last value beside the name or, where there is no room for that, under it.
struct Heading {
    std::vector<std::string> name{};
    std::string value{};
    bool is_beside = true;

    std::size_t line_count() const { return name.size() + (is_beside ? 0 : 1); }
};

Heading heading_of(const Panels& panels, const Series& series, double room, double font) {
    constexpr double bold_is_wider = 1.08;
    Heading heading;
    if (const auto last = last_value(series.values)) heading.value = number_text(last->value, panels.decimals, panels.unit);
    const double beside = room - text_width(heading.value, font) * bold_is_wider - 6;
    heading.name = wrap(series.name, beside / bold_is_wider, font);
    heading.is_beside = widest(heading.name, font) * bold_is_wider <= beside;
    if (!heading.is_beside) heading.name = wrap(series.name, room / bold_is_wider, font);
    return heading;
}

void draw_heading(Drawing& drawing, const Heading& heading, const Box& place) {
    const double first = place.y + line_height / 2;
    drawing.lines({place.x, first}, heading.name, {.is_bold = true, .role = "label"});
    const double under = first + static_cast<double>(heading.name.size()) * line_height;
    if (heading.is_beside) drawing.text({place.x + place.width, first}, heading.value, {.anchor = TextStyle::Anchor::end, .is_bold = true, .role = "value"});
    else drawing.text({place.x, under}, heading.value, {.role = "value"});
}

void draw_panel(Drawing& drawing, const Panels& panels, const Box& place, const Series& series) {
    draw_heading(drawing, heading_of(panels, series, place.width, drawing.canvas().font), place);
    Plot plot;
    plot.left = place.x + value_axis_room(panels.axis, panels.unit, drawing.canvas().font);
    plot.right = place.x + place.width;
    plot.bottom = place.y + place.height - line_height - 8;
    plot.top = plot.bottom - panel_plot_height;
    plot.y = {panels.axis, plot.bottom, plot.top};
    plot.count = panels.chart.categories.size();
    plot.at = &panels.chart.at;
    draw_value_axis(drawing, plot, panels.unit);
    if (panels.chart.target) {
        const double y = plot.y.at(*panels.chart.target);
        drawing.line({plot.left, y}, {plot.right, y}, {ink, 1, "4 3"});
    }
    draw_series(drawing, plot, series, {{categorical[0], 2.5, {}}, 3, false});
    if (const auto last = last_value(series.values)) drawing.circle({plot.x_of(last->index), plot.y.at(last->value)}, 4, categorical[0]);
    draw_ends(drawing, panels, plot);
}

std::size_t most_heading_lines(const Panels& panels, double width, double font) {
    std::size_t count = 1;
    for (const auto& series : panels.chart.series) count = std::max(count, heading_of(panels, series, width, font).line_count());
    return count;
}

double draw_head(Drawing& drawing, const Panels& panels) {
    std::string words = panels.unit.words;
    if (panels.chart.target) {
        words += (words.empty() ? "Dashed line: " : "; dashed line: ") + target_text(panels.chart.target_label, *panels.chart.target, panels.unit);
    }
    const auto lines = wrap(words, drawing.canvas().width, drawing.canvas().font);
    drawing.lines({0, line_height / 2}, lines, {.colour = quiet, .role = "axis"});
    return static_cast<double>(lines.size()) * line_height + (lines.empty() ? 0 : 10);
}

void draw(Drawing& drawing, const Panels& panels) {
    const Canvas& canvas = drawing.canvas();
    const std::size_t columns = canvas.is_narrow ? 2 : 3, rows = (panels.chart.series.size() + columns - 1) / columns;
    const double width = (canvas.width - gutter * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double names = static_cast<double>(most_heading_lines(panels, width, canvas.font)) * line_height;
    const double height = names + 12 + panel_plot_height + line_height + 8, top = draw_head(drawing, panels);
    for (std::size_t i = 0; i < panels.chart.series.size(); ++i) {
        const double x = static_cast<double>(i % columns) * (width + gutter), y = top + static_cast<double>(i / columns) * (height + gutter);
        draw_panel(drawing, panels, {x, y, width, height}, panels.chart.series[i]);
    }
    drawing.set_height(top + static_cast<double>(rows) * (height + gutter) - gutter);
}

}  // namespace

Html small_multiples(const SmallMultiples& chart) {
    check_shape(chart.id, chart.categories, chart.series);
    check_times(chart.id, chart.categories, chart.at);
    const Unit unit = unit_of(chart.unit);
    const Axis axis = with_ends_only(axis_about(range_of(chart.series, {chart.target}).value_or(Range{0, 1})));
    const Panels panels{chart, unit, decimals_of(chart.series, unit), axis};
    std::string description = chart.description;
    if (description.empty()) description = described("Small line charts on one scale.", chart.categories, chart.series, chart.unit);
    return figure({chart.id, chart.title, chart.subtitle, chart.source, description}, [&](Drawing& drawing) { draw(drawing, panels); });
}

}  // namespace holdfast::web::charts
