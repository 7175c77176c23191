#include "features/figure_ledger/relatives.hpp"

#include <algorithm>

namespace holdfast::figure_ledger {

using figures::Figure;
using figures::Ledger;

std::map<std::string, std::vector<const Figure*>, std::less<>> parts_of(const Ledger& ledger, std::string_view key) {
    std::map<std::string, std::vector<const Figure*>, std::less<>> parts;
    for (const Figure& figure : ledger.all()) {
        if (figure.part_of != key) continue;
        auto& breakdown = parts[figure.part_by];
        const auto is_same = [&](const Figure* other) { return other->key() == figure.key(); };
        if (std::ranges::none_of(breakdown, is_same)) breakdown.push_back(&figure);
    }
    return parts;
}

/// Whether it is the value to be shown for its key, so that each key comes once for each basis.
static bool is_shown(const Ledger& ledger, const Figure& figure) {
    const Figure* best = ledger.best(figure.key());
    if (best->identity() == figure.identity()) return best == &figure;
    for (const Figure* value : ledger.of(figure.key()))
        if (value->identity() == figure.identity()) return value == &figure;
    return false;
}

Relatives relatives(const Ledger& ledger, const Figure& figure) {
    Relatives around{.parts = parts_of(ledger, figure.key())};
    const auto identity = figure.identity();
    for (const Figure& other : ledger.all()) {
        if (other.measure != figure.measure) continue;
        const bool is_same_basis = comparable(other.basis) == comparable(figure.basis), is_same_population = other.population == figure.population;
        if (other.identity() == identity) around.values.push_back(&other);
        if (!is_shown(ledger, other)) continue;
        if (is_same_population && is_same_basis) around.periods.push_back(&other);
        if (is_same_population && !is_same_basis && other.period.reporting_year() == figure.period.reporting_year()) around.other_bases.push_back(&other);
        if (!is_same_population && is_same_basis && other.period == figure.period) around.others.push_back(&other);
    }
    std::ranges::stable_sort(around.periods, [](const Figure* a, const Figure* b) { return a->period < b->period; });
    return around;
}

}  // namespace holdfast::figure_ledger
