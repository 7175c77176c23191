#include <algorithm>
#include <cmath>

#include "web/charts/plot.hpp"

namespace holdfast::web::charts {
namespace {

constexpr std::array<std::string_view, 3> comparator_dashes{"5 3", "1 3", "9 3 1 3"};

std::vector<Series> all_series(const LineChart& chart) {
    auto all = chart.series;
    all.insert(all.end(), chart.comparators.begin(), chart.comparators.end());
    return all;
}

Stroke stroke_of(const LineChart& chart, std::size_t i) {
    if (i < chart.series.size()) return {categorical.at(i % categorical.size()), i == 0 ? 3.0 : 2.5, line_dashes.at(i % line_dashes.size())};
    return {"#6f777b", 2, comparator_dashes.at((i - chart.series.size()) % comparator_dashes.size())};
}

Axis axis_of(const LineChart& chart, const std::vector<Series>& all) {
    const auto range = range_of(all, {chart.target}).value_or(Range{0, 1});
    return chart.is_from_zero ? axis_from_zero(range) : axis_about(range);
}

struct Drawn {
    const LineChart& chart;
    std::vector<Series> all;
    Unit unit;
    int decimals;
    Plot plot;
};

std::vector<EndLabel> end_labels(const Drawn& drawn, const Canvas& canvas) {
    const double room = canvas.is_narrow ? 92 : 150;
    std::vector<EndLabel> labels;
    for (std::size_t i = 0; i < drawn.all.size(); ++i) {
        const auto last = last_value(drawn.all[i].values);
        if (!last) continue;
        const std::string text = drawn.all[i].name + " " + number_text(last->value, drawn.decimals, drawn.unit);
        labels.push_back({wrap(text, room, canvas.font), {static_cast<double>(last->index), last->value}, stroke_of(drawn.chart, i), i == 0});
    }
    if (drawn.chart.target) {
        const std::string text = target_text(drawn.chart.target_label, *drawn.chart.target, drawn.unit);
        labels.push_back({wrap(text, room, canvas.font), {-1, *drawn.chart.target}, {ink, 1.5, {}}, false});
    }
    return labels;
}

/// End labels carry (index, value) until the plot is laid out; this turns them into pixels.
void to_pixels(std::vector<EndLabel>& labels, const Plot& plot) {
    for (auto& label : labels)
        label.at = {label.at.x < 0 ? plot.right : plot.x_of(static_cast<std::size_t>(label.at.x)), plot.y.at(label.at.y)};
}

std::string axis_words(const Drawn& drawn) {
    const Axis& axis = drawn.plot.y.axis;
    std::string words = drawn.unit.words;
    if (axis.low > 0) words += (words.empty() ? "Axis starts at " : ", axis starts at ") + number_text(axis.low, axis.decimals, drawn.unit);
    return words;
}

void draw_lines(Drawing& drawing, const Drawn& drawn) {
    const Plot& plot = drawn.plot;
    if (drawn.chart.target) {
        const double y = plot.y.at(*drawn.chart.target);
        drawing.line({plot.left, y}, {plot.right, y}, {ink, 1.5, "6 4"});
    }
    for (std::size_t i = drawn.all.size(); i-- > 0;)
        draw_series(drawing, plot, drawn.all[i],
                    {stroke_of(drawn.chart, i), i < drawn.chart.series.size() ? 4.0 : 3.0, drawn.chart.categories.size() <= 24});
}

void draw(const LineChart& chart, Drawing& drawing) {
    Drawn drawn{chart, all_series(chart), unit_of(chart.unit), 0, {}};
    drawn.decimals = decimals_of(drawn.all, drawn.unit);
    const Canvas& canvas = drawing.canvas();
    const Axis axis = axis_of(chart, drawn.all);
    auto labels = end_labels(drawn, canvas);
    double room = 0;
    for (const auto& label : labels) room = std::max(room, widest(label.lines, canvas.font) * (label.is_bold ? 1.08 : 1.0));

    Plot& plot = drawn.plot;
    plot = {value_axis_room(axis, drawn.unit, canvas.font), canvas.width - room - 8, 12, 0, {}, chart.categories.size()};
    plot.y = {axis, 0, 0};
    const std::string words = axis_words(drawn);
    if (!words.empty()) plot.top += line_height + 6;
    plot.bottom = plot.top + std::max(canvas.is_narrow ? 220.0 : 260.0, height_of(labels));
    plot.y = {axis, plot.bottom, plot.top};
    to_pixels(labels, plot);

    if (!words.empty()) drawing.text({0, line_height / 2}, words, {TextStyle::Anchor::start, false, quiet, "axis"});
    draw_value_axis(drawing, plot, drawn.unit);
    draw_lines(drawing, drawn);
    draw_end_labels(drawing, plot, std::move(labels));
    const auto categories = fit_labels(chart.categories, plot, canvas);
    draw_labels(drawing, categories, plot.bottom + 8);
    drawing.set_height(plot.bottom + 12 + static_cast<double>(std::max<std::size_t>(1, categories.line_count)) * line_height);
}

}  // namespace

Html line_chart(const LineChart& chart) {
    std::string description = chart.description;
    if (description.empty()) description = described("Line chart.", chart.categories, all_series(chart), chart.unit);
    return figure({chart.id, chart.title, chart.subtitle, chart.source, description}, [&](Drawing& drawing) { draw(chart, drawing); });
}

}  // namespace holdfast::web::charts
