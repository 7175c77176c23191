#pragma once

#include "core/documents/block.hpp"
#include "core/exchange/value.hpp"
#include "core/figures/provider.hpp"
#include "features/governance/budget.hpp"

#include <vector>

namespace holdfast::governance {

/// The sum of each side and every line of the budgets that are wanted.
std::vector<figures::Figure> budget_figures(trail::View& view, const figures::Wanted& wanted);
/// Section 10: contributions and spending with their totals, the balance in words, and what is given in kind.
std::vector<documents::Block> budget_section(trail::View& view, const Period& year);
/// The lines as they are imported: `year, side, line, amount, kind, note`.
exchange::Listing budget_listing(trail::View& view, const std::optional<Period>& year);
/// A year's lines of one side with the total last, for a download: `line, amount`.
exchange::Listing side_listing(const Budget& budget, Side side);

}  // namespace holdfast::governance
