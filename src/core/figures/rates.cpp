#include "core/figures/findings.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::figures::findings {

/// The area of `England/physical` is England; of an empty population, the partnership's own.
static std::string_view area(const Figure& figure) { return std::string_view(figure.population).substr(0, figure.population.find('/')); }

static bool is_population(const Figure& figure) {
    return figure.measure.starts_with("population.") && figure.unit == Unit::count && figure.value && *figure.value > Decimal::whole(0);
}

static bool is_rate_with_count(const Figure& figure) {
    return figure.unit == Unit::rate_per_10000 && figure.value && *figure.value > Decimal::whole(0) && figure.precision == Precision::exact &&
           figure.numerator && !figure.denominator;
}

/// Implied populations are count / rate; two are near when they differ by at most half a per cent of this rate's own. Cross-multiplied, so exact.
static bool is_near(const Figure& rate, const Figure& other) {
    const Decimal own = *rate.numerator * *other.value, theirs = *other.numerator * *rate.value, gap = own - theirs;
    return (gap.is_negative() ? -gap : gap) * Decimal::whole(200) <= own;
}

struct Area {
    std::vector<const Figure*> populations{};
    std::vector<const Figure*> rates{};
};

static bool is_reproduced(const Area& area, const Figure& rate) {
    return std::any_of(area.populations.begin(), area.populations.end(),
                       [&](const Figure* population) { return is_printed_from(*rate.value, *rate.numerator, *population->value, 10000); });
}

static std::vector<const Figure*> peers_of(const Area& area, const Figure& rate) {
    std::vector<const Figure*> peers;
    for (const Figure* other : area.rates)
        if (other->measure != rate.measure && other->period.last_day() == rate.period.last_day()) peers.push_back(other);
    return peers;
}

static bool has_population_of_its_day(const Area& area, const Figure& rate) {
    return std::any_of(area.populations.begin(), area.populations.end(),
                       [&](const Figure* population) { return population->period.last_day() == rate.period.last_day(); });
}

/// With no population stated and no other rate to set it against, a rate cannot be checked and is not called wrong.
static bool is_wrong(const Area& area, const Figure& rate) {
    const auto peers = peers_of(area, rate);
    if (is_reproduced(area, rate) || (area.populations.empty() && peers.empty())) return false;
    if (has_population_of_its_day(area, rate)) return true;
    return std::none_of(peers.begin(), peers.end(), [&](const Figure* peer) { return is_near(rate, *peer); });
}

static Decimal implied_population(const Figure& rate) { return divide(*rate.numerator * Decimal::whole(10000), *rate.value, 0); }

static Finding finding(const Area& area, const Figure& rate) {
    Finding found{.kind = Finding::Kind::arithmetic, .key = rate.key(), .values = {{*rate.value, rate.source.where()}}};
    for (const Figure* population : area.populations) {
        const Decimal worked_out = rate_per_10000(*rate.numerator, *population->value, rate.value->decimals());
        found.values.push_back({worked_out, fmt::format("worked out from {} of {}, the population stated in {}", rate.numerator->grouped(),
                                                        population->value->grouped(), population->source.where())});
    }
    std::string others;
    for (const Figure* peer : peers_of(area, rate))
        others += fmt::format("{}{} for {}", others.empty() ? "" : ", ", implied_population(*peer).grouped(), name_of(*peer));
    found.reason =
        fmt::format("{} ({}): {} with a count of {} implies {} children, which neither a stated population nor another rate of that date bears out{}",
                    name_of(rate), rate.period.words(), display(rate.value, rate.unit), rate.numerator->grouped(), implied_population(rate).grouped(),
                    others.empty() ? "" : " (" + others + ")");
    return found;
}

std::vector<Finding> rates(const std::vector<Figure>& figures) {
    std::map<std::string_view, Area> areas;
    for (const Figure& figure : figures) {
        if (is_population(figure)) areas[area(figure)].populations.push_back(&figure);
        if (is_rate_with_count(figure)) areas[area(figure)].rates.push_back(&figure);
    }
    std::vector<Finding> found;
    for (const auto& [name, of_area] : areas)
        for (const Figure* rate : of_area.rates)
            where_exact([&] {
                if (is_wrong(of_area, *rate)) found.push_back(finding(of_area, *rate));
            });
    return found;
}

}  // namespace holdfast::figures::findings
