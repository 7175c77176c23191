#include "core/figures/findings.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::figures::findings {

struct Sum {
    Decimal value{};
    bool is_whole{true};     ///< every part has a value, exactly stated
    bool has_counts{false};  ///< the shares stand beside their counts
    std::size_t terms{};
};

/// A part that one publication states at two places counts once.
static Sum sum_of(const std::vector<const Figure*>& parts) {
    Sum sum;
    std::vector<std::string> seen;
    for (const Figure* part : parts) {
        sum.has_counts = sum.has_counts || part->numerator.has_value();
        const std::string key = part->key();
        if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
        seen.push_back(key);
        if (!part->value || part->precision != Precision::exact) sum.is_whole = false;
        else sum.value = sum.value + *part->value;
        ++sum.terms;
    }
    return sum;
}

static std::string by(const Figure& part) { return part.part_by.empty() ? std::string() : " by " + part.part_by; }

/// The same count may be printed for the total at several places: one that the parts make is enough, a clash between them is a contradiction.
static bool is_met(const std::vector<const Figure*>& totals, Decimal sum) {
    return std::any_of(totals.begin(), totals.end(), [&](const Figure* total) { return sum.rounded(total->value->decimals()) == *total->value; });
}

static Finding against_totals(const std::vector<const Figure*>& totals, const Figure& part, const Sum& sum) {
    const Figure& total = *totals.front();
    Finding found{.kind = Finding::Kind::arithmetic, .key = part.part_of};
    for (const Figure* stated : totals) found.values.push_back({*stated->value, stated->source.where()});
    found.values.push_back({sum.value, fmt::format("sum of {} parts{} in {}", sum.terms, by(part), part.source.where())});
    found.reason = fmt::format("{} ({}): the parts{} come to {}, not {}", name_of(total), total.period.words(), by(part), display(sum.value, part.unit),
                               display(total.value, total.unit));
    return found;
}

static Finding against_hundred(const Figure& part, const Sum& sum) {
    const auto key = parse_key(part.part_of);
    const Figure whole{.population = key ? key->population : "", .label = part.label};
    return {.kind = Finding::Kind::arithmetic,
            .key = part.part_of,
            .values = {{sum.value, fmt::format("sum of {} percentages{} in {}", sum.terms, by(part), part.source.where())}},
            .reason = fmt::format("{} ({}): the percentages{} come to {}, not 100%", name_of(whole), part.period.words(), by(part),
                                  display(sum.value, Unit::percent))};
}

static std::vector<const Figure*> totals_of(const Groups& by_key, const Figure& part) {
    std::vector<const Figure*> totals;
    if (const auto at = by_key.find(part.part_of); at != by_key.end())
        for (const Figure* total : at->second)
            if (total->value && total->unit == part.unit && total->precision == Precision::exact) totals.push_back(total);
    return totals;
}

static void add_what_is_wrong(std::vector<Finding>& found, const Groups& by_key, const std::vector<const Figure*>& group) {
    const Figure& part = *group.front();
    const Sum sum = sum_of(group);
    if (!sum.is_whole) return;
    const auto totals = totals_of(by_key, part);
    if (!totals.empty() && !is_met(totals, sum.value)) found.push_back(against_totals(totals, part, sum));
    if (totals.empty() && part.unit == Unit::percent && !sum.has_counts && !(sum.value == Decimal::whole(100))) found.push_back(against_hundred(part, sum));
}

std::vector<Finding> parts(const std::vector<Figure>& figures) {
    Groups by_key, breakdowns;
    for (const Figure& figure : figures) {
        by_key[figure.key()].push_back(&figure);
        if (!figure.part_of.empty())
            breakdowns[fmt::format("{}\n{}\n{}\n{}", figure.part_of, figure.part_by, token(figure.unit), figure.source.by)].push_back(&figure);
    }
    std::vector<Finding> found;
    for (const auto& [name, group] : breakdowns) where_exact([&] { add_what_is_wrong(found, by_key, group); });
    return found;
}

}  // namespace holdfast::figures::findings
