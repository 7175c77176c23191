#include "web/charts/plot.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast::web::charts {

double Plot::x_of(std::size_t i) const {
    constexpr double inset = 14;
    if (count < 2) return (left + right) / 2;
    const double share = is_timed() ? ((*at)[i] - at->front()) / (at->back() - at->front()) : static_cast<double>(i) / static_cast<double>(count - 1);
    return left + inset + share * (right - left - 2 * inset);
}

double value_axis_room(const Axis& axis, const Unit& unit, double font) {
    double room = 0;
    for (const double tick : axis.ticks) room = std::max(room, text_width(number_text(tick, axis.decimals, unit), font));
    return room + 8;
}

void draw_value_axis(Drawing& drawing, const Plot& plot, const Unit& unit) {
    const Axis& axis = plot.y.axis;
    for (const double tick : axis.ticks) {
        const double y = plot.y.at(tick);
        const bool is_floor = tick == 0 || tick == axis.ticks.front();
        drawing.line({plot.left, y}, {plot.right, y}, {is_floor ? quiet : rule, 1, {}});
        drawing.text({plot.left - 8, y}, number_text(tick, axis.decimals, unit), {TextStyle::Anchor::end, false, ink, "tick"});
    }
}

static CategoryLabels labels_of_every(std::size_t step, const std::vector<std::string>& categories, const Plot& plot, const Canvas& canvas) {
    CategoryLabels fitted;
    const double slot = plot.count < 2 ? plot.right - plot.left : plot.x_of(1) - plot.x_of(0);
    for (std::size_t i = (categories.size() - 1) % step; i < categories.size(); i += step) {
        const double room = slot * static_cast<double>(step) - 8;
        auto lines = wrap(categories[i], room, canvas.font);
        fitted.is_whole &= widest_word(categories[i], canvas.font) <= room;
        const double half = widest(lines, canvas.font) / 2;
        const double x = std::max(half, std::min(plot.x_of(i), canvas.width - half));
        fitted.line_count = std::max(fitted.line_count, lines.size());
        fitted.labels.push_back({x, std::move(lines)});
    }
    return fitted;
}

static bool touch(const CategoryLabels& fitted, double font) {
    for (std::size_t i = 1; i < fitted.labels.size(); ++i) {
        const auto& before = fitted.labels[i - 1];
        const auto& after = fitted.labels[i];
        if (before.x + widest(before.lines, font) / 2 + 4 > after.x - widest(after.lines, font) / 2) return true;
    }
    return false;
}

/// From the last to the first, each that is clear of the one after it.
static CategoryLabels labels_apart(const std::vector<std::string>& categories, const Plot& plot, const Canvas& canvas) {
    CategoryLabels fitted{{}, 1, true};
    double clear_of = canvas.width + 4;
    for (std::size_t i = categories.size(); i-- > 0;) {
        const double half = text_width(categories[i], canvas.font) / 2;
        const double x = std::max(half, std::min(plot.x_of(i), canvas.width - half));
        if (x + half + 4 > clear_of) continue;
        fitted.labels.push_back({x, {categories[i]}});
        clear_of = x - half - 4;
    }
    return fitted;
}

/// Whether the times are as good as evenly apart, as those of months and of years with a leap day are.
static bool is_even(const Plot& plot) {
    const double step = (plot.x_of(plot.count - 1) - plot.x_of(0)) / static_cast<double>(plot.count - 1);
    for (std::size_t i = 1; i < plot.count; ++i)
        if (std::abs(plot.x_of(i) - plot.x_of(i - 1) - step) > 0.1 * step) return false;
    return true;
}

CategoryLabels fit_labels(const std::vector<std::string>& categories, const Plot& plot, const Canvas& canvas) {
    if (categories.empty()) return {};
    if (plot.is_timed() && plot.count > 2 && !is_even(plot)) return labels_apart(categories, plot, canvas);
    for (std::size_t step = 1; step < categories.size(); ++step) {
        auto fitted = labels_of_every(step, categories, plot, canvas);
        if (fitted.is_whole && fitted.line_count <= 3 && !touch(fitted, canvas.font)) return fitted;
    }
    return labels_of_every(categories.size(), categories, plot, canvas);
}

void draw_labels(Drawing& drawing, const CategoryLabels& labels, double top) {
    for (const auto& label : labels.labels) drawing.lines({label.x, top + line_height / 2}, label.lines, {TextStyle::Anchor::middle, false, ink, "category"});
}

static std::string path_of(const Plot& plot, const std::vector<std::optional<double>>& values) {
    std::string path;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        path += i == 0 || !values[i - 1] ? 'M' : 'L';
        path += px(plot.x_of(i)) + ' ' + px(plot.y.at(*values[i]));
    }
    return path;
}

void draw_series(Drawing& drawing, const Plot& plot, const Series& series, const LineStyle& style) {
    const auto& values = series.values;
    drawing.path(path_of(plot, values), style.stroke);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (series.is_hidden(i))
            drawing.text({plot.x_of(i), plot.bottom - line_height / 2}, hidden_mark,
                         {.anchor = TextStyle::Anchor::middle, .colour = quiet, .role = "missing", .is_haloed = true, .href = series.link(i)});
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        const bool is_alone = (i == 0 || !values[i - 1]) && (i + 1 == values.size() || !values[i + 1]);
        if (style.has_dots || is_alone) drawing.circle({plot.x_of(i), plot.y.at(*values[i])}, style.radius, style.stroke.colour);
    }
}

double height_of(const std::vector<EndLabel>& labels) {
    double height = 0;
    for (const auto& label : labels) height += static_cast<double>(label.lines.size()) * line_height;
    return height;
}

/// The tops of the labels: as near their points as can be, first pushed down off each other, then back up into the plot.
static std::vector<double> tops_of(const std::vector<EndLabel>& labels, const Plot& plot) {
    std::vector<double> tops;
    double floor = plot.top - line_height / 2;
    for (const auto& label : labels) {
        const double height = static_cast<double>(label.lines.size()) * line_height;
        tops.push_back(std::max(floor, label.at.y - height / 2));
        floor = tops.back() + height;
    }
    double ceiling = plot.bottom + line_height / 2;
    for (std::size_t i = labels.size(); i-- > 0;) {
        ceiling -= static_cast<double>(labels[i].lines.size()) * line_height;
        tops[i] = std::min(tops[i], ceiling);
        ceiling = tops[i];
    }
    return tops;
}

void draw_end_labels(Drawing& drawing, const Plot& plot, std::vector<EndLabel> labels) {
    std::stable_sort(labels.begin(), labels.end(), [](const EndLabel& a, const EndLabel& b) { return a.at.y < b.at.y; });
    const auto tops = tops_of(labels, plot);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto& label = labels[i];
        const double middle = tops[i] + static_cast<double>(label.lines.size()) * line_height / 2;
        const bool is_beside = label.at.x > plot.right - 20 && std::abs(middle - label.at.y) < 5;
        if (!is_beside) drawing.line({std::min(label.at.x + 6, plot.right), label.at.y}, {plot.right + 2, middle}, {label.stroke.colour, 1, {}});
        drawing.lines({plot.right + 6, tops[i] + line_height / 2}, label.lines,
                      {.is_bold = label.is_bold, .role = "label", .href = label.href});
    }
}

std::optional<LastValue> last_value(const std::vector<std::optional<double>>& values) {
    for (std::size_t i = values.size(); i-- > 0;)
        if (values[i]) return LastValue{i, *values[i]};
    return std::nullopt;
}

static std::string course_of(const Series& series, const std::vector<std::string>& categories, int decimals, const Unit& unit) {
    const auto last = last_value(series.values);
    if (!last) return series.name + (std::ranges::count(series.hidden, true) > 0 ? " is not shown." : " has no values.");
    std::size_t first = 0;
    while (!series.values[first]) ++first;
    const auto point = [&](std::size_t i) { return number_text(*series.values[i], decimals, unit) + " (" + categories.at(i) + ")"; };
    if (first == last->index) return series.name + " is " + point(first) + ".";
    return series.name + " goes from " + point(first) + " to " + point(last->index) + ".";
}

std::string described(std::string_view kind, const std::vector<std::string>& categories, const std::vector<Series>& series, std::string_view unit) {
    std::string text(kind);
    std::ptrdiff_t missing = 0, held_back = 0;
    for (const auto& one : series) {
        text += ' ' + course_of(one, categories, decimals_of(series, unit_of(unit)), unit_of(unit));
        held_back += std::ranges::count(one.hidden, true);
        missing += std::count(one.values.begin(), one.values.end(), std::nullopt) - std::ranges::count(one.hidden, true);
    }
    if (missing > 0) text += ' ' + std::to_string(missing) + (missing == 1 ? " value is missing." : " values are missing.");
    if (held_back > 0) text += ' ' + std::to_string(held_back) + (held_back == 1 ? " value is not shown." : " values are not shown.");
    return text;
}

}  // namespace holdfast::web::charts
