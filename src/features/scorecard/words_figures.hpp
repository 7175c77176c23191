#pragma once

#include "base/outcome.hpp"
#include "core/documents/document.hpp"
#include "core/figures/ledger.hpp"
#include "core/trail/view.hpp"
#include "features/scorecard/scorecard_row.hpp"

#include <string>
#include <string_view>

/// Figures in the words that people write on the scorecard: causes for concern and the reasons of decisions.
namespace holdfast::scorecard {

/// What such words may name: values submitted for indicators, and published figures.
figures::Ledger ledger_of_words(trail::View& view);

/// Refused at the form's field when words name a figure that is neither submitted nor published.
Outcome<Done> check_named(trail::View& view, std::string_view words, const std::string& field);

/// The figures that words name; those that have gone since are left out. Words that name none cost nothing.
documents::TracedFigures figures_in(trail::View& view, std::string_view words);

/// The figures that the reasons of the scorecard's decided ratings name.
documents::TracedFigures figures_in_reasons(trail::View& view, const Scorecard& scorecard);

/// The scorecard with the print of each figure in place of its name in the reasons of decisions, for lists without links.
Scorecard with_prints(trail::View& view, Scorecard scorecard);

}  // namespace holdfast::scorecard
