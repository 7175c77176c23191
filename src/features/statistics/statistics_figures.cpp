#include "features/statistics/statistics_figures.hpp"

#include "features/statistics/permissions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::statistics {

using figures::Figure;

static figures::Key key_parts(const Comparison& comparison, const Line& line, int year, const std::string& measure) {
    const bool is_own = comparison.own && comparison.own->area == line.area;
    return {.measure = measure.empty() ? fmt::format("statistics.{}", comparison.statistic->key) : measure,
            .period = comparison.statistic->period(year).string(),
            .population = is_own ? std::string{} : line.name};
}

std::string key_of(const Comparison& comparison, const Line& line, int year, const std::string& measure) {
    return key_parts(comparison, line, year, measure).string();
}

/// The lines of a comparison with the part that each has in it, the partnership's own first.
template <class Use>
static void each_line(const Comparison& comparison, Use&& use) {
    if (comparison.own) use(*comparison.own, "own");
    for (const auto& line : comparison.others) use(line, line.area.empty() ? "neighbours" : line.name == "England" ? "country" : "region");
    for (const auto& line : comparison.neighbours) use(line, "neighbour");
}

/// What is to be known of the numbers. Releases round the counts of regions and of England to ten, and work out their shares from the exact ones.
static std::string note_of(const Line& line, bool is_of_many) {
    if (line.area.empty()) return "unweighted mean of the neighbours that have a value";
    return is_of_many ? "counts of regions and of England are rounded to ten" : "";
}

static Figure figure_of(const Comparison& comparison, const Line& line, int year, const std::string& measure, bool is_of_many) {
    const auto& statistic = *comparison.statistic;
    const auto key = key_parts(comparison, line, year, measure);
    const auto& reading = line.readings.at(year);
    const bool has_its_counts = !is_of_many || statistic.value.empty();
    return {.measure = key.measure,
            .population = key.population,
            .period = statistic.period(year),
            .basis = statistic.basis,
            .label = std::string(statistic.label),
            .unit = statistic.unit,
            .value = reading.value,
            .numerator = has_its_counts ? reading.numerator : std::nullopt,
            .denominator = has_its_counts ? reading.denominator : std::nullopt,
            .source = {.kind = figures::SourceKind::published, .by = std::string(statistic.publisher), .place = std::string(statistic.breakdown)},
            .note = statistic.key == "population.children" ? "" : note_of(line, is_of_many)};
}

std::vector<Figure> statistics_figures(trail::View& view, const figures::Wanted& wanted) {
    const Comparer comparer(view);
    if (!comparer.knows_own_area()) return {};
    std::vector<Figure> made;
    for (const auto& statistic : all()) {
        const auto comparison = comparer.compare(statistic);
        const auto measure = comparer.measure_of(statistic.key);
        each_line(comparison, [&](const Line& line, std::string_view part) {
            const bool is_of_many = part == "country" || part == "region";
            for (const auto& [year, reading] : line.readings)
                if (reading.value && wanted.covers(statistic.period(year))) made.push_back(figure_of(comparison, line, year, measure, is_of_many));
        });
    }
    return made;
}

std::optional<int> year_shown(const Comparison& comparison) {
    const auto years = comparison.years();
    const auto is_own = [&](int year) { return comparison.own && comparison.own->readings.contains(year); };
    const auto own = std::find_if(years.rbegin(), years.rend(), is_own);
    if (own != years.rend()) return *own;
    return years.empty() ? std::nullopt : std::optional(years.back());
}

std::vector<figures::Use> uses_of_statistics(trail::View& view, const figures::Wanted& wanted) {
    const Comparer comparer(view);
    std::vector<figures::Use> uses;
    if (!view.may(permissions::view) || !comparer.knows_own_area()) return uses;
    for (const auto& statistic : all()) {
        const auto comparison = comparer.compare(statistic);
        const auto measure = comparer.measure_of(statistic.key);
        const auto newest = year_shown(comparison);
        each_line(comparison, [&](const Line& line, std::string_view part) {
            for (const auto& [year, reading] : line.readings) {
                if (!reading.value || !wanted.covers(statistic.period(year))) continue;
                const auto key = key_of(comparison, line, year, measure);
                uses.push_back({key, fmt::format("Other areas: {}", statistic.label), fmt::format("/statistics/{}", statistic.key)});
                if (year == newest && part != "neighbour") uses.push_back({key, "Other areas", "/statistics"});
            }
        });
    }
    return uses;
}

static exchange::Listing empty_listing() {
    return {.columns = {"statistic", "label", "area", "name", "part", "year", "as_at", "numerator", "denominator", "value", "unit", "shorthand"}};
}

static void add_rows(exchange::Listing& listing, const Comparison& comparison, const std::optional<Period>& wanted) {
    const auto& statistic = *comparison.statistic;
    each_line(comparison, [&](const Line& line, std::string_view part) {
        for (const auto& [year, reading] : line.readings) {
            const auto period = statistic.period(year);
            if (!reading.is_published() || (wanted && period.reporting_year() != *wanted)) continue;
            listing.rows.push_back({statistic.key, statistic.label, line.area, line.name, part, period.reporting_year().string(), period.string(),
                                    reading.numerator, reading.denominator, reading.value, token(statistic.unit), reading.shorthand});
        }
    });
}

exchange::Listing statistic_listing(const Comparison& comparison) {
    auto listing = empty_listing();
    add_rows(listing, comparison, {});
    return listing;
}

exchange::Listing statistics_listing(trail::View& view, const std::optional<Period>& year) {
    const Comparer comparer(view);
    auto listing = empty_listing();
    for (const auto& statistic : all()) add_rows(listing, comparer.compare(statistic), year);
    return listing;
}

}  // namespace holdfast::statistics
