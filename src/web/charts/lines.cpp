#include "web/charts/lines.hpp"

#include <algorithm>

namespace holdfast::web::charts {
namespace {

/// A label at the end of its line. Until the plot is laid out it knows only its place among the categories and its value.
struct Ending {
    std::optional<std::size_t> category{};
    double value{};
    EndLabel label{};
};

std::vector<Ending> endings_of(const Lines& lines, const Canvas& canvas) {
    const double room = canvas.is_narrow ? 92 : 150;
    std::vector<Ending> endings;
    for (const auto& drawn : lines.series) {
        const auto last = last_value(drawn.series.values);
        if (!last) continue;
        std::string text = drawn.series.name + ' ' + number_text(last->value, lines.decimals, lines.unit);
        if (last->index + 1 < lines.categories.size()) text += " (" + lines.categories[last->index] + ')';
        endings.push_back({last->index, last->value,
                           {wrap(text, room, canvas.font), {}, drawn.style.stroke, drawn.is_bold, std::string(drawn.series.link(last->index))}});
    }
    for (const auto& level : lines.levels) endings.push_back({std::nullopt, level.value, {wrap(level.label, room, canvas.font), {}, level.stroke}});
    return endings;
}

double room_of(const std::vector<Ending>& endings, double font) {
    constexpr double bold_is_wider = 1.08;
    double room = 0;
    for (const auto& ending : endings) room = std::max(room, widest(ending.label.lines, font) * (ending.label.is_bold ? bold_is_wider : 1));
    return room;
}

std::vector<EndLabel> labels_of(const std::vector<Ending>& endings, const Plot& plot) {
    std::vector<EndLabel> labels;
    for (const auto& ending : endings) {
        labels.push_back(ending.label);
        labels.back().at = {ending.category ? plot.x_of(*ending.category) : plot.right, plot.y.at(ending.value)};
    }
    return labels;
}

/// The unit's words and, where it is so, that the axis does not start at zero.
std::string axis_words(const Lines& lines) {
    if (lines.axis.low <= 0) return lines.unit.words;
    const std::string start = number_text(lines.axis.low, lines.axis.decimals, lines.unit);
    return lines.unit.words.empty() ? "Axis starts at " + start : lines.unit.words + ", axis starts at " + start;
}

/// Returns where the plot can begin.
double draw_head(Drawing& drawing, const Lines& lines) {
    constexpr double row = line_height + 6;
    double top = 0;
    if (!lines.mark_words.empty()) {
        drawing.diamond({7, line_height / 2}, 6, categorical[3]);
        drawing.text({18, line_height / 2}, lines.mark_words, {.role = "key"});
        top += row;
    }
    const std::string words = axis_words(lines);
    if (!words.empty()) {
        drawing.text({0, top + line_height / 2}, words, {.colour = quiet, .role = "axis"});
        top += row;
    }
    return top + 12;
}

/// A dash across the place of a value that stands alone: a dot would hide behind the line that it is compared with.
void draw_dash(Drawing& drawing, const Plot& plot, const DrawnSeries& drawn) {
    constexpr double reach = 10;
    const auto last = last_value(drawn.series.values);
    const double x = plot.x_of(last->index), y = plot.y.at(last->value);
    drawing.line({x - reach, y}, {x + reach, y}, {drawn.style.stroke.colour, 3, {}});
}

void draw_marks(Drawing& drawing, const Plot& plot, const DrawnSeries& drawn) {
    for (std::size_t i = 0; i < drawn.marked.size(); ++i)
        if (drawn.marked[i]) drawing.diamond({plot.x_of(i), plot.y.at(*drawn.series.values[i])}, 7, categorical[3]);
}

}  // namespace

void draw_lines(Drawing& drawing, const Lines& lines) {
    const Canvas& canvas = drawing.canvas();
    const auto endings = endings_of(lines, canvas);
    Plot plot;
    plot.left = value_axis_room(lines.axis, lines.unit, canvas.font);
    plot.right = canvas.width - room_of(endings, canvas.font) - 8;
    plot.top = draw_head(drawing, lines);
    plot.count = lines.categories.size();
    plot.at = &lines.at;
    plot.bottom = plot.top + std::max(canvas.is_narrow ? 220.0 : 260.0, height_of(labels_of(endings, plot)));
    plot.y = {lines.axis, plot.bottom, plot.top};

    draw_value_axis(drawing, plot, lines.unit);
    for (const auto& level : lines.levels) {
        const double y = plot.y.at(level.value);
        drawing.line({plot.left, y}, {plot.right, y}, level.stroke);
    }
    // The first series matters most, so it lies on top.
    for (auto drawn = lines.series.rbegin(); drawn != lines.series.rend(); ++drawn) {
        if (drawn->is_mark) draw_dash(drawing, plot, *drawn);
        else draw_series(drawing, plot, drawn->series, drawn->style);
        draw_marks(drawing, plot, *drawn);
    }
    draw_end_labels(drawing, plot, labels_of(endings, plot));
    const auto categories = fit_labels(lines.categories, plot, canvas);
    draw_labels(drawing, categories, plot.bottom + 8);
    drawing.set_height(plot.bottom + 12 + static_cast<double>(std::max<std::size_t>(1, categories.line_count)) * line_height);
}

}  // namespace holdfast::web::charts
