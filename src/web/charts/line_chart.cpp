#include "web/charts/lines.hpp"

#include <algorithm>

namespace holdfast::web::charts {
namespace {

constexpr std::array<std::string_view, 3> comparator_dashes{"5 3", "1 3", "9 3 1 3"};
constexpr std::string_view comparator_grey = "#6f777b";
constexpr std::size_t most_dotted_points = 24;

std::vector<Series> all_series(const LineChart& chart) {
    auto all = chart.series;
    all.insert(all.end(), chart.comparators.begin(), chart.comparators.end());
    return all;
}

LineStyle style_of(const LineChart& chart, std::size_t i) {
    const bool has_dots = chart.categories.size() <= most_dotted_points;
    if (i < chart.series.size()) return {{categorical.at(i % categorical.size()), i == 0 ? 3.0 : 2.5, line_dashes.at(i % line_dashes.size())}, 4, has_dots};
    const auto dashes = comparator_dashes.at((i - chart.series.size()) % comparator_dashes.size());
    return {{comparator_grey, 2, dashes}, 3, has_dots};
}

Lines lines_of(const LineChart& chart) {
    const auto all = all_series(chart);
    Lines lines{chart.categories, chart.at};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool is_mark = i >= chart.series.size() && std::ranges::count_if(all[i].values, [](const auto& value) { return value.has_value(); }) == 1;
        lines.series.push_back({all[i], style_of(chart, i), {}, i == 0, is_mark});
    }
    lines.unit = unit_of(chart.unit);
    lines.decimals = decimals_of(all, lines.unit);
    if (chart.target) lines.levels.push_back({*chart.target, target_text(chart.target_label, *chart.target, lines.unit), {ink, 1.5, "6 4"}});
    const Range range = range_of(all, {chart.target}).value_or(Range{0, 1});
    lines.axis = chart.is_from_zero ? axis_from_zero(range) : axis_about(range);
    return lines;
}

}  // namespace

Html line_chart(const LineChart& chart) {
    const auto all = all_series(chart);
    check_shape(chart.id, chart.categories, all);
    check_times(chart.id, chart.categories, chart.at);
    const Lines lines = lines_of(chart);
    std::string description = chart.description;
    if (description.empty()) description = described("Line chart.", chart.categories, all, chart.unit);
    return figure({chart.id, chart.title, chart.subtitle, chart.source, description}, [&](Drawing& drawing) { draw_lines(drawing, lines); });
}

}  // namespace holdfast::web::charts
