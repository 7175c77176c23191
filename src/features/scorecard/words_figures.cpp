#include "features/scorecard/words_figures.hpp"

#include "core/documents/markdown.hpp"
#include "core/documents/named_figures.hpp"
#include "features/scorecard/scorecard_figures.hpp"

namespace holdfast::scorecard {

figures::Ledger ledger_of_words(trail::View& view) { return {view, {submitted_values()}, {}}; }

Outcome<Done> check_named(trail::View& view, std::string_view words, const std::string& field) {
    if (!documents::names_figure(words)) return Done{};
    if (const auto named = documents::figures_named(ledger_of_words(view), words, field); !named) {
        auto errors = named.refusal().errors;
        for (auto& error : errors) error.message = "names a figure that is neither submitted nor published: " + error.message;
        return invalid(std::move(errors));
    }
    return Done{};
}

documents::TracedFigures figures_in(trail::View& view, std::string_view words) {
    documents::TracedFigures named;
    if (!documents::names_figure(words)) return named;
    const auto ledger = ledger_of_words(view);
    for (const auto& key : documents::figure_keys(words))
        if (auto found = documents::traced(ledger, key)) named.emplace(key, std::move(*found));
    return named;
}

documents::TracedFigures figures_in_reasons(trail::View& view, const Scorecard& scorecard) {
    std::string reasons;
    for (const auto& row : scorecard.rows)
        if (row.rating_decision) reasons += row.rating_decision->reason + "\n";
    return figures_in(view, reasons);
}

Scorecard with_prints(trail::View& view, Scorecard scorecard) {
    const auto named = figures_in_reasons(view, scorecard);
    for (auto& row : scorecard.rows)
        if (row.rating_decision) row.rating_decision->reason = documents::with_prints(row.rating_decision->reason, named);
    return scorecard;
}

}  // namespace holdfast::scorecard
