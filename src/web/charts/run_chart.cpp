#include <algorithm>
#include <cmath>

#include "web/charts/lines.hpp"

namespace holdfast::web::charts {

std::optional<ControlLimits> control_limits(const std::vector<std::optional<double>>& values) {
    double sum = 0, moved = 0;
    int count = 0, moves = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        sum += *values[i];
        ++count;
        if (i == 0 || !values[i - 1]) continue;
        moved += std::abs(*values[i] - *values[i - 1]);
        ++moves;
    }
    if (moves < 2) return std::nullopt;
    const double centre = sum / count, reach = 2.66 * moved / moves;
    return ControlLimits{centre, centre - reach, centre + reach};
}

/// -1 below the centre, 1 above, 0 on it or missing.
static int side_of(const std::optional<double>& value, double centre) { return !value || *value == centre ? 0 : *value < centre ? -1 : 1; }

std::vector<bool> signals(const std::vector<std::optional<double>>& values, const ControlLimits& limits) {
    constexpr std::size_t long_run = 8;
    std::vector<bool> marked(values.size(), false);
    std::size_t run = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] && (*values[i] > limits.upper || *values[i] < limits.lower)) marked[i] = true;
        const int side = side_of(values[i], limits.centre);
        const bool goes_on = side != 0 && i > 0 && side == side_of(values[i - 1], limits.centre);
        run = side == 0 ? 0 : goes_on ? run + 1 : 1;
        if (run < long_run) continue;
        for (std::size_t k = 0; k < run; ++k) marked[i - k] = true;
    }
    return marked;
}

namespace {

/// A quantity that cannot fall below zero, or a percentage above 100, has no limit there.
bool is_possible(double limit, const Range& range, const Unit& unit) {
    if (limit < 0 && range.low >= 0) return false;
    return !(unit.after == "%" && limit > 100 && range.high <= 100);
}

void add_levels(Lines& lines, const RunChart& chart, const ControlLimits& limits, const Range& range) {
    const auto words = [&](std::string_view name, double value) {
        return std::string(name) + ' ' + number_text(value, std::max(1, lines.decimals), lines.unit);
    };
    const Stroke limit_stroke{quiet, 1.5, "2 4"};
    if (is_possible(limits.upper, range, lines.unit)) lines.levels.push_back({limits.upper, words("Upper limit", limits.upper), limit_stroke});
    lines.levels.push_back({limits.centre, words("Mean", limits.centre), {quiet, 1.5, {}}});
    if (is_possible(limits.lower, range, lines.unit)) lines.levels.push_back({limits.lower, words("Lower limit", limits.lower), limit_stroke});
    lines.series.front().marked = signals(chart.values, limits);
    for (const bool is_marked : lines.series.front().marked)
        if (is_marked) lines.mark_words = "Out of the ordinary";
}

Lines lines_of(const RunChart& chart) {
    const Series series{"Latest", chart.values};
    Lines lines{chart.categories, chart.at};
    lines.series.push_back({series, {{categorical[0], 2.5, {}}, 4, true}, {}, true, false});
    lines.unit = unit_of(chart.unit);
    lines.decimals = decimals_of({series}, lines.unit);
    const Range range = range_of({series}).value_or(Range{0, 1});
    if (const auto limits = chart.limits ? chart.limits : control_limits(chart.values)) add_levels(lines, chart, *limits, range);
    if (chart.target) lines.levels.push_back({*chart.target, target_text(chart.target_label, *chart.target, lines.unit), {ink, 1.5, "6 4"}});
    std::vector<std::optional<double>> levels;
    for (const auto& level : lines.levels) levels.emplace_back(level.value);
    lines.axis = axis_about(range_of({series}, levels).value_or(Range{0, 1}));
    return lines;
}

std::string description_of(const RunChart& chart, const Lines& lines) {
    std::string text = described("Run chart.", chart.categories, {{"The measure", chart.values}}, chart.unit);
    for (const auto& level : lines.levels) text += ' ' + level.label + '.';
    std::string out_of_the_ordinary;
    const auto& marked = lines.series.front().marked;
    for (std::size_t i = 0; i < marked.size(); ++i)
        if (marked[i]) out_of_the_ordinary += (out_of_the_ordinary.empty() ? "" : ", ") + chart.categories[i];
    return text + (out_of_the_ordinary.empty() ? " No point is out of the ordinary." : " Out of the ordinary: " + out_of_the_ordinary + ".");
}

}  // namespace

Html run_chart(const RunChart& chart) {
    check_shape(chart.id, chart.categories, {{"", chart.values}});
    check_times(chart.id, chart.categories, chart.at);
    const Lines lines = lines_of(chart);
    const std::string description = chart.description.empty() ? description_of(chart, lines) : chart.description;
    return figure({chart.id, chart.title, chart.subtitle, chart.source, description}, [&](Drawing& drawing) { draw_lines(drawing, lines); });
}

}  // namespace holdfast::web::charts
