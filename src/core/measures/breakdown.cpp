#include "core/figures/suppression.hpp"
#include "core/measures/counting.hpp"

#include <algorithm>

namespace holdfast::measures {

using figures::Unit;

/// The group of a dimension that a place in a tally belongs to.
static std::size_t group_of_trait(Dimension dimension, std::size_t trait) {
    const auto band = trait % age_bands.size(), rest = trait / age_bands.size();
    if (dimension == Dimension::age) return band;
    if (dimension == Dimension::disability) return rest % disability_groups.size();
    if (dimension == Dimension::ethnicity) return rest / disability_groups.size() % ethnic_groups.size();
    return rest / disability_groups.size() / ethnic_groups.size();
}

static std::size_t groups_of(const People& people, Dimension dimension) {
    if (dimension == Dimension::sex) return sexes.size();
    if (dimension == Dimension::age) return age_bands.size();
    if (dimension == Dimension::ethnicity) return ethnic_groups.size();
    if (dimension == Dimension::disability) return disability_groups.size();
    return dimension == Dimension::district ? people.districts.size() : people.agencies.size();
}

static std::string label_of(const People& people, Dimension dimension, std::size_t group) {
    if (dimension == Dimension::sex) return std::string(sexes.at(group));
    if (dimension == Dimension::age) return std::string(age_bands.at(group));
    if (dimension == Dimension::ethnicity) return std::string(ethnic_groups.at(group));
    if (dimension == Dimension::disability) return std::string(disability_groups.at(group));
    return dimension == Dimension::district ? people.districts.at(group) : people.agencies.at(group);
}

static std::vector<std::int64_t> sums(const People& people, const Tally& tally, Dimension dimension, std::size_t groups) {
    std::vector<std::int64_t> sum(groups, 0);
    if (dimension == Dimension::district || dimension == Dimension::agency) {
        for (std::size_t i = 0; i < tally.places.size(); ++i)
            sum[dimension == Dimension::district ? people.places[i].first : people.places[i].second] += tally.places[i];
    } else {
        for (std::size_t i = 0; i < tally.traits.size(); ++i)
            if (tally.traits[i] != 0) sum[group_of_trait(dimension, i)] += tally.traits[i];
    }
    return sum;
}

std::vector<Group> breakdown(const People& people, const Counted& counted, Dimension dimension) {
    const auto unit = counted.measure->unit;
    const bool is_share = unit != Unit::count && unit != Unit::rate_per_10000;
    const auto there_are = groups_of(people, dimension);
    const auto above = sums(people, counted.counted, dimension, there_are);
    const auto below = is_share ? sums(people, counted.of, dimension, there_are) : above;
    std::vector<Group> groups;
    for (std::size_t i = 0; i < there_are; ++i) {
        if (below[i] == 0) continue;
        Group group{.label = label_of(people, dimension, i), .numerator = above[i]};
        if (is_share) group.denominator = below[i];
        if (unit != Unit::rate_per_10000) group.value = value_of(unit, group.numerator, group.denominator);
        groups.push_back(group);
    }
    return groups;
}

std::vector<Group> for_the_public(std::vector<Group> groups, Unit unit) {
    figures::CountTable table{.has_row_totals = unit == Unit::percent, .has_column_totals = true};
    std::vector<std::optional<Decimal>> totals(unit == Unit::percent ? 3 : 1, Decimal::whole(0));
    const auto add = [&](std::vector<std::int64_t> row) {
        std::vector<std::optional<Decimal>> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(Decimal::whole(row[i]));
            totals[i] = *totals[i] + Decimal::whole(row[i]);
        }
        table.cells.push_back(std::move(cells));
    };
    for (const auto& group : groups) {
        if (unit == Unit::percent) add({group.numerator, *group.denominator - group.numerator, *group.denominator});
        else add({unit == Unit::days ? *group.denominator : group.numerator});  // a sum of days tells of nobody; how few it is of does
    }
    table.cells.push_back(totals);
    const auto hidden = figures::cells_to_hide(table);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].is_hidden = std::ranges::find(hidden[i], true) != hidden[i].end();
        if (!groups[i].is_hidden) continue;
        groups[i].numerator = 0;
        groups[i].denominator.reset();
        groups[i].value.reset();
    }
    return groups;
}

bool is_small(const Counted& counted) {
    const auto small = [](std::int64_t number) { return number > 0 && number < 5; };
    const auto unit = counted.measure->unit;
    if (unit == Unit::days) return small(counted.denominator.value_or(0));
    const bool is_share = unit == Unit::percent && counted.denominator;
    return small(counted.numerator) || (is_share && (small(*counted.denominator) || small(*counted.denominator - counted.numerator)));
}

}  // namespace holdfast::measures
