#pragma once

#include "core/trail/change.hpp"
#include "features/governance/plan.hpp"

#include <optional>
#include <vector>

namespace holdfast::governance {

/// The years that have a business plan, latest first.
std::vector<Period> plan_years(trail::View& view);
/// The year's actions in the order of the plan.
std::vector<Action> plan_actions(trail::View& view, const Period& year);
/// The action of the same year and place.
std::optional<Action> find_action(trail::View& view, const Action& action);
/// Adds the action or replaces the one of the same year and place.
void put_action(trail::Change& change, const Action& action);

}  // namespace holdfast::governance
