#include "web/charts/key.hpp"

#include "web/charts/axis.hpp"

namespace holdfast::web::charts {

double draw_key(Drawing& drawing, const std::vector<Series>& series, const std::vector<std::string_view>& colours, double top) {
    constexpr double square = 14, row = line_height + 6;
    double x = 0, y = top;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double width = square + 6 + text_width(series[i].name, drawing.canvas().font) + 14;
        if (x > 0 && x + width > drawing.canvas().width) x = 0, y += row;
        drawing.rect({x, y + (line_height - square) / 2, square, square}, colours[i % colours.size()]);
        drawing.text({x + square + 6, y + line_height / 2}, series[i].name, {.role = "key"});
        x += width;
    }
    return y + row;
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
            text += one.values.at(i) ? number_text(*one.values[i], decimals, signs) : "no data";
        }
        text += '.';
    }
    return text;
}

}  // namespace holdfast::web::charts
