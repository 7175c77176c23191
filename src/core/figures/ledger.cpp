#include "core/figures/ledger.hpp"

#include <algorithm>

namespace holdfast::figures {

Ledger::Ledger(std::vector<Figure> figures) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < figures.size(); ++i) order.emplace_back(figures[i].key(), i);
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        return figures[a.second].source.kind < figures[b.second].source.kind;
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

const Figure* Ledger::best(std::string_view key) const {
    const auto found = of(key);
    const auto stated = std::find_if(found.begin(), found.end(), [](const Figure* figure) { return figure->stated_or_computed().has_value(); });
    if (stated != found.end()) return *stated;
    return found.empty() ? nullptr : found.front();
}

}  // namespace holdfast::figures
