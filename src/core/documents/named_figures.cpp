#include "core/documents/named_figures.hpp"

#include "core/documents/markdown.hpp"

namespace holdfast::documents {

std::optional<Traced> traced(const figures::Ledger& ledger, const std::string& key) {
    const auto* best = ledger.best(key);
    if (best == nullptr) return std::nullopt;
    Traced made{.figure = *best, .others = {}, .print = display(*best), .is_suppressed = false};
    for (const auto* other : ledger.of(key))
        if (other != best) made.others.push_back(*other);
    return made;
}

Outcome<TracedFigures> figures_named(const figures::Ledger& ledger, std::string_view words, const std::string& field) {
    TracedFigures named;
    std::vector<FieldError> unknown;
    for (const auto& key : figure_keys(words)) {
        if (auto found = traced(ledger, key)) named.emplace(key, std::move(*found));
        else unknown.push_back({field, "There is no figure " + key});
    }
    if (const auto begun = unclosed_figure(words); !begun.empty()) unknown.push_back({field, "A figure is not closed with }}: " + begun});
    if (!unknown.empty()) return invalid(std::move(unknown));
    return named;
}

}  // namespace holdfast::documents
