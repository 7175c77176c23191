#include "web/charts/key.hpp"

#include <algorithm>

#include "web/charts/axis.hpp"

namespace holdfast::web::charts {

double draw_key(Drawing& drawing, const std::vector<Series>& series, const std::vector<std::string_view>& colours, double top) {
    constexpr double square = 14, words_at = square + 6, between = 14, row = line_height + 6;
    const Canvas& canvas = drawing.canvas();
    double x = 0, y = top, below = top;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto lines = wrap(series[i].name, canvas.width - words_at, canvas.font);
        const double width = words_at + widest(lines, canvas.font);
        if (x > 0 && x + width > canvas.width) x = 0, y = below;
        drawing.rect({x, y + (line_height - square) / 2, square, square}, colours[i % colours.size()]);
        drawing.lines({x + words_at, y + line_height / 2}, lines, {.role = "key"});
        x += width + between;
        below = std::max(below, y + row + static_cast<double>(std::max<std::size_t>(1, lines.size()) - 1) * line_height);
    }
    return series.empty() ? top + row : below;
}

std::string described_bars(const std::vector<std::string>& categories, const std::vector<Series>& series, std::string_view unit) {
    const Unit signs = unit_of(unit);
    const int decimals = decimals_of(series, signs);
    std::string text = "Bar chart.";
    for (std::size_t i = 0; i < categories.size(); ++i) {
        text += ' ' + categories[i] + ": ";
        for (const auto& one : series) {
            if (&one != &series.front()) text += ", ";
            if (series.size() > 1) text += one.name + ' ';
            text += one.is_hidden(i) ? "not shown" : one.values.at(i) ? number_text(*one.values[i], decimals, signs) : "no data";
        }
        text += '.';
    }
    return text;
}

}  // namespace holdfast::web::charts
