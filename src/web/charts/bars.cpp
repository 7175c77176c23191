#include "web/charts/bars.hpp"

#include <algorithm>

namespace holdfast::web::charts {

static Range with_zero(const BarChart& chart) {
    const Range all = range_of(chart.series, {chart.target}).value_or(Range{0, 1});
    const Range range{std::min(0.0, all.low), std::max(0.0, all.high)};
    return range.low == range.high ? Range{0, 1} : range;
}

Bars::Bars(const BarChart& drawn) : chart(drawn), unit(unit_of(drawn.unit)), decimals(decimals_of(drawn.series, unit)), range(with_zero(drawn)) {}

std::string Bars::words_of(std::size_t series, std::size_t category) const {
    const auto& one = chart.series[series];
    if (one.is_hidden(category)) return std::string(hidden_mark);
    const auto& value = one.values.at(category);
    return value ? number_text(*value, decimals, unit) : "No data";
}

double Bars::value_room(double font) const {
    double room = 0;
    for (std::size_t series = 0; series < chart.series.size(); ++series)
        for (std::size_t i = 0; i < chart.series[series].values.size(); ++i)
            if (chart.series[series].values[i]) room = std::max(room, text_width(words_of(series, i), font) + 8);
    return room;
}

std::string Bars::target_words() const { return target_text(chart.target_label, *chart.target, unit); }

std::string Bars::hover_of(std::size_t series, std::size_t category) const {
    const auto& one = chart.series[series];
    return chart.categories[category] + (one.name.empty() ? "" : ", " + one.name) + ": " + words_of(series, category);
}

double draw_head(Drawing& drawing, const Bars& bars) {
    if (bars.unit.words.empty()) return 0;
    drawing.text({0, line_height / 2}, bars.unit.words, {.colour = quiet, .role = "axis"});
    return line_height + 6;
}

}  // namespace holdfast::web::charts
