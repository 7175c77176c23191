#include <algorithm>
#include <cmath>

#include "web/charts/bars.hpp"

namespace holdfast::web::charts {
namespace {

using Anchor = TextStyle::Anchor;
constexpr double label_column = 210, gap = 12;

struct Layout {
    double thickness{};
    double label_room{};
    Scale x{};
};

Layout layout_of(const Bars& bars, const Canvas& canvas) {
    Layout layout{bars.per_group() == 1 ? 24.0 : 18.0, 0, {}};
    if (!canvas.is_narrow)
        for (const auto& category : bars.chart.categories)
            layout.label_room = std::max(layout.label_room, widest(wrap(category, label_column, canvas.font), canvas.font) + 10);
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
    drawing.rect({std::min(zero, end), place.y, std::abs(end - zero), layout.thickness - (bars.per_group() > 1 ? 1 : 0)},
                 categorical.at(series % categorical.size()), bars.hover_of(series, category));
    if (*value < 0) drawing.text({end - 5, middle}, words, {.anchor = Anchor::end, .role = "value", .is_haloed = true, .href = href});
    else drawing.text({end + 5, middle}, words, {.role = "value", .is_haloed = true, .href = href});
}

/// The lines of zero and of the target, beside bars alone: where names stand above the bars they would run through them.
void draw_levels(Drawing& drawing, const Bars& bars, const Layout& layout, double top, double bottom) {
    drawing.line({layout.x.at(0), top}, {layout.x.at(0), bottom}, {ink, 1, {}});
    if (bars.chart.target) drawing.line({layout.x.at(*bars.chart.target), top}, {layout.x.at(*bars.chart.target), bottom}, {ink, 1.5, "6 4"});
}

/// One category: its label beside or above its bars. Returns where the next begins.
double draw_group(Drawing& drawing, const Bars& bars, const Layout& layout, double top, std::size_t category) {
    const Canvas& canvas = drawing.canvas();
    const auto lines = wrap(bars.chart.categories[category], canvas.is_narrow ? canvas.width : label_column, canvas.font);
    const double text_height = static_cast<double>(lines.size()) * line_height;
    const double bars_height = layout.thickness * static_cast<double>(bars.per_group());
    const double height = canvas.is_narrow ? bars_height : std::max(text_height, bars_height);
    if (canvas.is_narrow) {
        drawing.lines({0, top + line_height / 2}, lines, {.role = "category", .is_haloed = true});
        top += text_height + 2;
    } else {
        drawing.lines({layout.label_room - 10, top + (height - text_height + line_height) / 2}, lines, {.anchor = Anchor::end, .role = "category"});
    }
    double y = top + (height - bars_height) / 2;
    for (std::size_t series = 0; series < bars.chart.series.size(); ++series, y += layout.thickness) draw_bar(drawing, bars, layout, {0, y}, series, category);
    if (canvas.is_narrow) draw_levels(drawing, bars, layout, top - 2, top + height + 4);
    return top + height + gap;
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
    if (!drawing.canvas().is_narrow) draw_levels(drawing, bars, layout, first - 4, bottom);
    drawing.set_height(bottom + 2);
}

}  // namespace holdfast::web::charts
