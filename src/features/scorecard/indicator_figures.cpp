#include "features/scorecard/indicator_figures.hpp"

#include "core/figures/published_store.hpp"
#include "core/statistics/comparison_service.hpp"

#include <algorithm>
#include <map>

namespace holdfast::scorecard {

namespace {
/// Values by the last day they speak of, one line for each area; the area itself has no name.
struct Points {
    std::map<Date, Period> periods{};
    std::map<std::string, std::map<Date, Decimal>> lines{};

    void add(const std::string& area, const Period& period, const std::optional<Decimal>& value) {
        if (!value) return;
        periods.try_emplace(period.last_day(), period);
        lines[area].try_emplace(period.last_day(), *value);
    }
};
}  // namespace

static HistoryLine line_of(const std::string& name, const std::map<Date, Decimal>& values, const std::map<Date, Period>& periods) {
    HistoryLine line{.name = name, .values = {}};
    for (const auto& [day, period] : periods) {
        const auto value = values.find(day);
        line.values.push_back(value == values.end() ? std::nullopt : std::optional(value->second));
    }
    return line;
}

/// What releases state for other areas, where the measure is compared; what was published by the partnership itself goes first.
static void add_statistics(Points& points, trail::View& view, const indicators::Indicator& indicator) {
    const statistics::Comparer comparer(view);
    const auto* const statistic = comparer.statistic_of(indicator.measure);
    if (statistic == nullptr || comparable(statistic->basis) != comparable(indicator.basis)) return;
    for (const auto& line : comparer.compare(*statistic).others)
        for (const auto& [year, reading] : line.readings) points.add(line.name, statistic->period(year), reading.value);
}

History history_of(trail::View& view, const Defined& indicator, const std::vector<Reading>& readings) {
    Points points;
    const auto basis = comparable(indicator.indicator().basis);
    for (const auto& reading : readings)
        if (comparable(reading.basis) == basis) points.add({}, reading.period, reading.value);
    for (const auto& figure : figures::published(view, {}))
        if (figure.measure == indicator.indicator().measure && comparable(figure.basis) == basis)
            points.add(figure.population, figure.period, figure.stated_or_computed());
    add_statistics(points, view, indicator.indicator());
    History history;
    for (const auto& [day, period] : points.periods) history.periods.push_back(period);
    for (const auto& [area, values] : points.lines) {
        auto line = line_of(area, values, points.periods);
        if (area.empty()) history.own = std::move(line);
        else history.comparators.push_back(std::move(line));
    }
    return history;
}

std::vector<figures::Figure> published_of(trail::View& view, const Defined& indicator) {
    auto found = figures::published(view, {});
    std::erase_if(found, [&](const figures::Figure& figure) {
        return figure.measure != indicator.indicator().measure || !figure.population.empty() || !figure.stated_or_computed();
    });
    std::ranges::stable_sort(found, [](const figures::Figure& a, const figures::Figure& b) { return a.period > b.period; });
    return found;
}

}  // namespace holdfast::scorecard
