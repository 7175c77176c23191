#pragma once

#include "core/trail/change.hpp"
#include "features/governance/budget.hpp"

#include <optional>
#include <vector>

namespace holdfast::governance {

/// The years that have a budget, latest first.
std::vector<Period> budget_years(trail::View& view);
Budget load_budget(trail::View& view, const Period& year);
/// The line of the same year, side and name.
std::optional<BudgetLine> find_budget_line(trail::View& view, const BudgetLine& line);
/// Adds the line or replaces the one of the same year, side and name.
void put_budget_line(trail::Change& change, const BudgetLine& line);

}  // namespace holdfast::governance
