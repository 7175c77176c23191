#include "features/figure_ledger/figure_list.hpp"

#include <algorithm>
#include <tuple>

namespace holdfast::figure_ledger {

using figures::Figure;

bool Entry::has(figures::SourceKind kind) const {
    return std::ranges::any_of(values, [&](const Figure* figure) { return figure->source.kind == kind; });
}

static std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return small;
}

static bool lets_through(const Filter& filter, const Entry& entry) {
    if (filter.year && !(entry.best->period.reporting_year() == *filter.year)) return false;
    if (filter.source && !entry.has(*filter.source)) return false;
    const auto searched = in_small_letters(entry.best->key() + " " + entry.best->label);
    return searched.find(in_small_letters(filter.words)) != std::string::npos;
}

std::vector<Entry> entries(const figures::Ledger& ledger, const Filter& filter) {
    std::vector<Entry> shown;
    std::vector<std::string> keys;
    for (const Figure& figure : ledger.all())
        if (const auto key = figure.key(); keys.empty() || keys.back() != key) keys.push_back(key);
    for (const auto& key : keys)
        if (Entry entry{ledger.best(key), ledger.of(key)}; lets_through(filter, entry)) shown.push_back(std::move(entry));
    std::ranges::stable_sort(shown, [](const Entry& a, const Entry& b) {
        const Figure &left = *a.best, &right = *b.best;
        return std::tie(left.label, left.measure, left.population, right.period) < std::tie(right.label, right.measure, right.population, left.period);
    });
    return shown;
}

std::vector<Period> years(const figures::Ledger& ledger) {
    std::vector<Period> found;
    for (const Figure& figure : ledger.all())
        if (const auto year = figure.period.reporting_year(); std::ranges::find(found, year) == found.end()) found.push_back(year);
    std::ranges::sort(found, [](const Period& a, const Period& b) { return b < a; });
    return found;
}

}  // namespace holdfast::figure_ledger
