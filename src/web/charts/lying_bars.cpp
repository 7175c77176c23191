#include <algorithm>
#include <cmath>

#include "web/charts/bars.hpp"

namespace holdfast::web::charts {
namespace {

using Anchor = TextStyle::Anchor;
constexpr double label_column = 210, narrow_column = 120, gap = 12;

struct Layout {
    double thickness{};
    double label_room{};
    Scale x{};
};

/// In a group each bar has its series' name beside it, and the category stands above; otherwise the category stands beside its bar where there is room.
bool is_grouped(const Bars& bars) { return bars.per_group() > 1; }
bool is_named_above(const Bars& bars, const Canvas& canvas) { return is_grouped(bars) || canvas.is_narrow; }

std::vector<std::string> name_lines(const Bars& bars, const Canvas& canvas, std::size_t series) {
    return wrap(bars.chart.series[series].name, canvas.is_narrow ? narrow_column : label_column, canvas.font);
}

double label_room_of(const Bars& bars, const Canvas& canvas) {
    double room = 0;
    if (is_grouped(bars))
        for (std::size_t i = 0; i < bars.chart.series.size(); ++i) room = std::max(room, widest(name_lines(bars, canvas, i), canvas.font) + 10);
    else if (!canvas.is_narrow)
        for (const auto& category : bars.chart.categories) room = std::max(room, widest(wrap(category, label_column, canvas.font), canvas.font) + 10);
    return room;
}

Layout layout_of(const Bars& bars, const Canvas& canvas) {
    Layout layout{is_grouped(bars) ? 18.0 : 24.0, label_room_of(bars, canvas), {}};
    const double room = std::max(bars.value_room(canvas.font), text_width("No data", canvas.font) + 8);
    layout.x = {{bars.range.low, bars.range.high, {}, 0}, layout.label_room + (bars.range.low < 0 ? room : 0), canvas.width - room};
    return layout;
}

void draw_bar(Drawing& drawing, const Bars& bars, const Layout& layout, Point place, std::size_t series, std::size_t category) {
    const auto& value = bars.chart.series[series].values.at(category);
    const double zero = layout.x.at(0), middle = place.y + layout.thickness / 2;
    const std::string words = bars.words_of(series, category);
    const auto href = bars.chart.series[series].link(category);
    if (!value) return drawing.text({zero + 5, middle}, words, {.colour = quiet, .role = "missing", .href = href});
    const double end = layout.x.at(*value);
    drawing.rect({std::min(zero, end), place.y, std::abs(end - zero), layout.thickness - (is_grouped(bars) ? 1 : 0)},
                 categorical.at(series % categorical.size()), bars.hover_of(series, category));
    if (*value < 0) drawing.text({end - 5, middle}, words, {.anchor = Anchor::end, .role = "value", .is_haloed = true, .href = href});
    else drawing.text({end + 5, middle}, words, {.role = "value", .is_haloed = true, .href = href});
}

/// The lines of zero and of the target, beside bars alone: where names stand above the bars they would run through them.
void draw_levels(Drawing& drawing, const Bars& bars, const Layout& layout, double top, double bottom) {
    drawing.line({layout.x.at(0), top}, {layout.x.at(0), bottom}, {ink, 1, {}});
    if (bars.chart.target) drawing.line({layout.x.at(*bars.chart.target), top}, {layout.x.at(*bars.chart.target), bottom}, {ink, 1.5, "6 4"});
}

/// Words at the left of a row of this height, in its middle.
void draw_beside(Drawing& drawing, const Layout& layout, double top, double height, const std::vector<std::string>& lines, std::string_view role) {
    const double text_height = static_cast<double>(lines.size()) * line_height;
    drawing.lines({layout.label_room - 10, top + (height - text_height + line_height) / 2}, lines, {.anchor = Anchor::end, .role = role});
}

/// The bar of one series, with its name beside it in a group; returns where the next begins.
double draw_row(Drawing& drawing, const Bars& bars, const Layout& layout, double top, std::size_t series, std::size_t category, double least) {
    const auto names = is_grouped(bars) ? name_lines(bars, drawing.canvas(), series) : std::vector<std::string>{};
    const double height = std::max({layout.thickness, least, static_cast<double>(names.size()) * line_height});
    draw_beside(drawing, layout, top, height, names, "series");
    draw_bar(drawing, bars, layout, {0, top + (height - layout.thickness) / 2}, series, category);
    return top + height;
}

/// One category: its label beside its bar, or above its bars. Returns where the next begins.
double draw_group(Drawing& drawing, const Bars& bars, const Layout& layout, double top, std::size_t category) {
    const Canvas& canvas = drawing.canvas();
    const bool is_above = is_named_above(bars, canvas);
    const auto lines = wrap(bars.chart.categories[category], is_above ? canvas.width : label_column, canvas.font);
    const double text_height = static_cast<double>(lines.size()) * line_height;
    if (is_above) {
        drawing.lines({0, top + line_height / 2}, lines, {.is_bold = is_grouped(bars), .role = "category", .is_haloed = true});
        top += text_height + 2;
    } else {
        draw_beside(drawing, layout, top, std::max(text_height, layout.thickness), lines, "category");
    }
    double below = top;
    for (std::size_t series = 0; series < bars.chart.series.size(); ++series)
        below = draw_row(drawing, bars, layout, below, series, category, is_above ? 0 : text_height);
    if (is_above) draw_levels(drawing, bars, layout, top - 2, below + 4);
    return below + gap;
}

/// The target's words stand above the bars, on whichever side of its line there is room.
void draw_target_words(Drawing& drawing, const Bars& bars, const Layout& layout, double top) {
    const double x = layout.x.at(*bars.chart.target);
    const std::string words = bars.target_words();
    const bool fits_right = x + text_width(words, drawing.canvas().font) < drawing.canvas().width;
    drawing.text({x, top + line_height / 2}, words, {.anchor = fits_right ? Anchor::start : Anchor::end, .role = "target"});
}

}  // namespace

void draw_lying(Drawing& drawing, const Bars& bars) {
    const Layout layout = layout_of(bars, drawing.canvas());
    const double head = draw_head(drawing, bars);
    const double first = head + (bars.chart.target ? line_height + 8 : 4);
    double top = first;
    for (std::size_t i = 0; i < bars.chart.categories.size(); ++i) top = draw_group(drawing, bars, layout, top, i);
    const double bottom = top - gap + 4;
    if (bars.chart.target) draw_target_words(drawing, bars, layout, head);
    if (!is_named_above(bars, drawing.canvas())) draw_levels(drawing, bars, layout, first - 4, bottom);
    drawing.set_height(bottom + 2);
}

}  // namespace holdfast::web::charts
