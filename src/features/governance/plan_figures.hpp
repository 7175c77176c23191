#pragma once

#include "core/documents/block.hpp"
#include "core/exchange/value.hpp"
#include "core/figures/provider.hpp"
#include "features/governance/plan.hpp"

#include <vector>

namespace holdfast::governance {

/// How many actions there are, by theme and by rating, how many are overdue on the year's last day and how many are carried forward.
std::vector<figures::Figure> plan_figures(trail::View& view, const figures::Wanted& wanted);
/// Section 28: the actions in the order of the plan, ratings by theme, what was overdue on the year's last day and what is carried forward.
std::vector<documents::Block> plan_section(trail::View& view, const Period& year);
/// These actions as they are imported, with what the product makes of them: whether each is overdue on the year's last day.
exchange::Listing plan_listing(const std::vector<Action>& actions);
/// The actions of a year, or of every year.
exchange::Listing plan_listing(trail::View& view, const std::optional<Period>& year);

}  // namespace holdfast::governance
