#include <algorithm>

#include "web/charts/key.hpp"
#include "web/charts/stacked_bars.hpp"

namespace holdfast::web::charts {
namespace {

using Anchor = TextStyle::Anchor;
constexpr double thickness = 28, gap = 14, label_column = 210, plot_height = 260;

double draw_head(Drawing& drawing, const Stacks& stacks) {
    std::vector<std::string_view> colours;
    for (std::size_t i = 0; i < stacks.chart.series.size(); ++i) colours.push_back(stacks.colour_of(i));
    const double top = draw_key(drawing, stacks.chart.series, colours, 0) + 6;
    if (stacks.unit.words.empty()) return top;
    drawing.text({0, top + line_height / 2}, stacks.unit.words, {.colour = quiet, .role = "axis"});
    return top + line_height + 6;
}

bool has_room(const Stacks& stacks, const Canvas& canvas, const Box& box, std::size_t series, std::size_t category) {
    return box.width >= text_width(stacks.part_words(series, category), canvas.font) + 4 && box.height >= line_height;
}

/// A part of a bar with a white line between it and the next, and its value where that fits.
void draw_part(Drawing& drawing, const Stacks& stacks, const Box& box, std::size_t series, std::size_t category) {
    const std::string words = stacks.part_words(series, category);
    drawing.rect(box, stacks.colour_of(series), stacks.hover_of(series, category));
    if (!has_room(stacks, drawing.canvas(), box, series, category)) return;
    drawing.text({box.x + box.width / 2, box.y + box.height / 2}, words,
                 {.anchor = Anchor::middle, .colour = stacks.ink_on(series), .role = "part", .href = stacks.chart.series[series].link(category)});
}

// Lying bars.

/// Under a bar: the names and values of parts that have no room for theirs, each as near to its part as the others leave it.
class Underline {
public:
    Underline(Drawing& drawing, Point from) : drawing_(drawing), from_(from) {}

    void add(double middle, const std::string& words, std::string_view href) {
        const Canvas& canvas = drawing_.canvas();
        const auto lines = wrap(words, canvas.width - from_.x, canvas.font);
        const double width = widest(lines, canvas.font);
        const double wanted = std::clamp(middle - width / 2, from_.x, std::max(from_.x, canvas.width - width));
        const bool is_full = count_ > 0 && (right_ + 12 + width > canvas.width || lines.size() > 1);
        const double left = count_ == 0 || is_full ? wanted : std::max(wanted, right_ + 12);
        if (is_full || count_ == 0) row_ = count_, count_ += lines.size();
        drawing_.lines({left, from_.y + line_height * (static_cast<double>(row_) + 0.5)}, lines, {.role = "part", .href = href});
        right_ = left + width;
    }
    double height() const { return static_cast<double>(count_) * line_height; }

private:
    Drawing& drawing_;
    Point from_;
    double right_ = 0;
    std::size_t row_ = 0, count_ = 0;
};

/// Returns the room that names under the bar take.
double draw_lying_bar(Drawing& drawing, const Stacks& stacks, const Scale& x, double top, std::size_t category) {
    double sum = 0;
    Underline under(drawing, {x.at(0), top + thickness + 1});
    for (std::size_t series = 0; series < stacks.chart.series.size(); ++series) {
        const auto& value = stacks.chart.series[series].values[category];
        if (!value || *value == 0) continue;
        const double from = x.at(sum), to = x.at(sum += *value);
        const Box box{from, top, to - from, thickness};
        draw_part(drawing, stacks, box, series, category);
        if (!has_room(stacks, drawing.canvas(), box, series, category))
            under.add((from + to) / 2, stacks.named_part(series, category), stacks.chart.series[series].link(category));
        if (from > x.at(0)) drawing.line({from, top}, {from, top + thickness}, {paper, 1, {}});
    }
    drawing.text({x.at(sum) + 6, top + thickness / 2}, stacks.total_words(category),
                 {.is_bold = sum > 0, .role = "total", .href = stacks.total_link(category)});
    return under.height();
}

void draw_lying(Drawing& drawing, const Stacks& stacks) {
    const Canvas& canvas = drawing.canvas();
    double label_room = 0;
    if (!canvas.is_narrow)
        for (const auto& category : stacks.chart.categories)
            label_room = std::max(label_room, widest(wrap(category, label_column, canvas.font), canvas.font) + 10);
    const Scale x{{0, stacks.most, {}, 0}, label_room, canvas.width - stacks.total_room(canvas.font)};
    double top = draw_head(drawing, stacks);
    for (std::size_t i = 0; i < stacks.chart.categories.size(); ++i) {
        const auto lines = wrap(stacks.chart.categories[i], canvas.is_narrow ? canvas.width : label_column, canvas.font);
        const double text_height = static_cast<double>(lines.size()) * line_height;
        const double height = canvas.is_narrow ? thickness : std::max(thickness, text_height);
        if (canvas.is_narrow) drawing.lines({0, top + line_height / 2}, lines, {.role = "category"});
        else drawing.lines({label_room - 10, top + (height - text_height + line_height) / 2}, lines, {.anchor = Anchor::end, .role = "category"});
        if (canvas.is_narrow) top += text_height + 2;
        const double bar_top = top + (height - thickness) / 2;
        const double under = draw_lying_bar(drawing, stacks, x, bar_top, i);
        top = std::max(top + height, bar_top + thickness + under) + gap;
    }
    drawing.set_height(top - gap + 2);
}

// Standing bars.

double width_of_bars(double slot) { return std::min(72.0, slot * 0.7); }

/// Whether every part has room for its value; there is none beside a standing bar.
bool fits_parts(const Stacks& stacks, const Canvas& canvas, double slot) {
    for (std::size_t series = 0; series < stacks.chart.series.size(); ++series)
        for (std::size_t i = 0; i < stacks.chart.categories.size(); ++i) {
            const double value = stacks.chart.series[series].values[i].value_or(0);
            if (value != 0 && !has_room(stacks, canvas, {0, 0, width_of_bars(slot), value / stacks.most * plot_height}, series, i)) return false;
        }
    return true;
}

bool fits_standing(const Stacks& stacks, const Canvas& canvas) {
    const double slot = canvas.width / static_cast<double>(std::max<std::size_t>(1, stacks.chart.categories.size()));
    if (stacks.total_room(canvas.font) > slot || !fits_parts(stacks, canvas, slot)) return false;
    return std::all_of(stacks.chart.categories.begin(), stacks.chart.categories.end(), [&](const std::string& category) {
        const auto lines = wrap(category, slot - 8, canvas.font);
        return lines.size() <= 3 && widest(lines, canvas.font) <= slot - 8;
    });
}

void draw_standing_bar(Drawing& drawing, const Stacks& stacks, const Scale& y, const Box& place, std::size_t category) {
    double sum = 0;
    for (std::size_t series = 0; series < stacks.chart.series.size(); ++series) {
        const auto& value = stacks.chart.series[series].values[category];
        if (!value || *value == 0) continue;
        const double from = y.at(sum), to = y.at(sum += *value);
        draw_part(drawing, stacks, {place.x, to, place.width, from - to}, series, category);
        if (from < y.at(0)) drawing.line({place.x, from}, {place.x + place.width, from}, {paper, 1, {}});
    }
    drawing.text({place.x + place.width / 2, y.at(sum) - 10}, stacks.total_words(category),
                 {.anchor = Anchor::middle, .is_bold = sum > 0, .role = "total", .href = stacks.total_link(category)});
}

void draw_standing(Drawing& drawing, const Stacks& stacks) {
    const Canvas& canvas = drawing.canvas();
    const double slot = canvas.width / static_cast<double>(stacks.chart.categories.size()), width = width_of_bars(slot);
    const double top = draw_head(drawing, stacks) + line_height + 4, bottom = top + plot_height;
    const Scale y{{0, stacks.most, {}, 0}, bottom, top};
    std::size_t line_count = 1;
    for (std::size_t i = 0; i < stacks.chart.categories.size(); ++i) {
        const double middle = slot * (static_cast<double>(i) + 0.5);
        draw_standing_bar(drawing, stacks, y, {middle - width / 2, top, width, plot_height}, i);
        const auto lines = wrap(stacks.chart.categories[i], slot - 8, canvas.font);
        line_count = std::max(line_count, lines.size());
        drawing.lines({middle, bottom + 6 + line_height / 2}, lines, {.anchor = Anchor::middle, .role = "category"});
    }
    drawing.line({0, bottom}, {canvas.width, bottom}, {ink, 1, {}});
    drawing.set_height(bottom + 10 + static_cast<double>(line_count) * line_height);
}

}  // namespace

Html stacked_bar_chart(const StackedBarChart& chart) {
    check_shape(chart.id, chart.categories, chart.series);
    const Stacks stacks(chart);
    const std::string description = chart.description.empty() ? described_bars(chart.categories, chart.series, chart.unit) : chart.description;
    return figure({chart.id, chart.title, chart.subtitle, chart.source, description}, [&](Drawing& drawing) {
        const bool stands = chart.direction == Direction::vertical && !chart.categories.empty() && fits_standing(stacks, drawing.canvas());
        stands ? draw_standing(drawing, stacks) : draw_lying(drawing, stacks);
    });
}

}  // namespace holdfast::web::charts
