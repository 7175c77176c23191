#include "core/figures/ledger.hpp"

#include <algorithm>

namespace holdfast::figures {

/// Which of several values of one key comes first. What is counted from the records of children comes last: scorecard and report print what was submitted
/// and approved, and lead here.
static int place_of(const Source& source) { return source.is_counted ? 3 : static_cast<int>(source.kind); }

Ledger::Ledger(std::vector<Figure> figures) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < figures.size(); ++i) order.emplace_back(figures[i].key(), i);
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        const Figure &left = figures[a.second], &right = figures[b.second];
        if (place_of(left.source) != place_of(right.source)) return place_of(left.source) < place_of(right.source);
        return left.precision == Precision::exact && right.precision != Precision::exact;
    });
    for (const auto& [key, from] : order) {
        places_[key].push_back(figures_.size());
        figures_.push_back(std::move(figures[from]));
    }
}

std::vector<const Figure*> Ledger::of(std::string_view key) const {
    std::vector<const Figure*> found;
    if (const auto at = places_.find(key); at != places_.end())
        for (const std::size_t place : at->second) found.push_back(&figures_[place]);
    return found;
}

/// How much a value is worth showing, within its source: printed, worked out, not there.
static int rank(const Figure& figure) { return figure.value ? 0 : figure.stated_or_computed() ? 1 : 2; }

const Figure* Ledger::best(std::string_view key) const {
    const auto found = of(key);
    const auto is_better = [](const Figure* a, const Figure* b) {
        const bool a_is_empty = rank(*a) == 2, b_is_empty = rank(*b) == 2;
        if (a_is_empty != b_is_empty) return b_is_empty;
        if (place_of(a->source) != place_of(b->source)) return place_of(a->source) < place_of(b->source);
        return rank(*a) < rank(*b);
    };
    const auto best = std::min_element(found.begin(), found.end(), is_better);
    return best == found.end() ? nullptr : *best;
}

}  // namespace holdfast::figures
