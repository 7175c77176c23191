#include <algorithm>
#include <cmath>

#include "web/charts/bars.hpp"

namespace holdfast::web::charts {
namespace {

using Anchor = TextStyle::Anchor;
constexpr double share_of_slot = 0.72, plot_height = 240;

double slot_of(const Bars& bars, const Canvas& canvas, double right_room) {
    return (canvas.width - right_room) / static_cast<double>(std::max<std::size_t>(1, bars.chart.categories.size()));
}

std::vector<std::string> target_lines(const Bars& bars, const Canvas& canvas) {
    return bars.chart.target ? wrap(bars.target_words(), 90, canvas.font) : std::vector<std::string>{};
}

double right_room(const Bars& bars, const Canvas& canvas) { return bars.chart.target ? widest(target_lines(bars, canvas), canvas.font) + 8 : 0; }

struct Layout {
    double slot{};
    double thickness{};
    Scale y{};
};

void draw_bar(Drawing& drawing, const Bars& bars, const Layout& layout, std::size_t category) {
    const auto& value = bars.chart.series[0].values.at(category);
    const double middle = layout.slot * (static_cast<double>(category) + 0.5), left = middle - layout.thickness / 2, zero = layout.y.at(0);
    const std::string words = bars.words_of(0, category);
    const auto href = bars.chart.series[0].link(category);
    if (!value) {
        const auto lines = wrap(words, layout.thickness, drawing.canvas().font);
        return drawing.lines({middle, zero - 10 - line_height * static_cast<double>(lines.size() - 1)}, lines,
                             {.anchor = Anchor::middle, .colour = quiet, .role = "missing", .href = href});
    }
    const double end = layout.y.at(*value);
    drawing.rect({left, std::min(zero, end), layout.thickness, std::abs(end - zero)}, categorical.front(), bars.hover_of(0, category));
    drawing.text({middle, end + (*value < 0 ? 10 : -10)}, words, {.anchor = Anchor::middle, .role = "value", .is_haloed = true, .href = href});
}

std::size_t draw_categories(Drawing& drawing, const Bars& bars, const Layout& layout, double top) {
    std::size_t line_count = 1;
    for (std::size_t i = 0; i < bars.chart.categories.size(); ++i) {
        const auto lines = wrap(bars.chart.categories[i], layout.slot - 8, drawing.canvas().font);
        line_count = std::max(line_count, lines.size());
        drawing.lines({layout.slot * (static_cast<double>(i) + 0.5), top + line_height / 2}, lines, {.anchor = Anchor::middle, .role = "category"});
    }
    return line_count;
}

void draw_target(Drawing& drawing, const Bars& bars, const Layout& layout, double right) {
    const double y = layout.y.at(*bars.chart.target);
    const auto lines = target_lines(bars, drawing.canvas());
    drawing.line({0, y}, {right, y}, {ink, 1.5, "6 4"});
    const double first = std::max(line_height / 2, y - static_cast<double>(lines.size() - 1) * line_height / 2);
    drawing.lines({right + 4, first}, lines, {.role = "target"});
}

}  // namespace

bool fits_standing(const Bars& bars, const Canvas& canvas) {
    if (bars.per_group() > 1) return false;
    const double slot = slot_of(bars, canvas, right_room(bars, canvas));
    const double widest_value = std::max(bars.value_room(canvas.font), text_width("data", canvas.font));
    if (widest_value > slot) return false;
    return std::all_of(bars.chart.categories.begin(), bars.chart.categories.end(), [&](const std::string& category) {
        const auto lines = wrap(category, slot - 8, canvas.font);
        return lines.size() <= 3 && widest(lines, canvas.font) <= slot - 8;
    });
}

void draw_standing(Drawing& drawing, const Bars& bars) {
    const Canvas& canvas = drawing.canvas();
    const double right = canvas.width - right_room(bars, canvas);
    const double top = draw_head(drawing, bars) + line_height + 4, bottom = top + plot_height;
    Layout layout{slot_of(bars, canvas, canvas.width - right), 0, {}};
    layout.thickness = std::min(64.0, layout.slot * share_of_slot);
    layout.y = {{bars.range.low, bars.range.high, {}, 0}, bars.range.low < 0 ? bottom - line_height - 4 : bottom, top};

    if (!bars.chart.series.empty())
        for (std::size_t category = 0; category < bars.chart.categories.size(); ++category) draw_bar(drawing, bars, layout, category);
    if (bars.chart.target) draw_target(drawing, bars, layout, right);
    drawing.line({0, layout.y.at(0)}, {right, layout.y.at(0)}, {ink, 1, {}});
    const auto line_count = draw_categories(drawing, bars, layout, bottom + 6);
    drawing.set_height(bottom + 10 + static_cast<double>(line_count) * line_height);
}

}  // namespace holdfast::web::charts
