#pragma once

#include "features/governance/budget.hpp"
#include "features/governance/plan.hpp"

#include <string>
#include <string_view>

/// The keys of the figures of this slice, so that pages, report and ledger name them alike.
namespace holdfast::governance {

/// `budget.contributions@2016-17` or `budget.spend@2016-17`: the sum of a side.
std::string total_key(const Period& year, Side side);
/// `budget.surplus@2016-17` or `budget.deficit@2016-17`: what is left over, or lacking.
std::string balance_key(const Budget& budget);
/// `budget.contribution@2016-17/CCG` or `budget.spend_line@2016-17/Fees`: one line. What is given in kind has `budget.in_kind`.
std::string line_key(const BudgetLine& line);

/// The population of a count of actions: `complete`, `theme 1`, `theme 1/complete`; empty for the whole plan. Theme 0 is every theme.
std::string actions_population(int theme, std::optional<Rating> rating);
/// `plan.actions@2016-17/theme 1/complete`.
std::string actions_key(const Period& year, int theme, std::optional<Rating> rating);
/// `plan.overdue@2017-03-31`.
std::string overdue_key(Date as_at);
/// `plan.carried_forward@2016-17`.
std::string carried_forward_key(const Period& year);

/// `members.count@2017-03-31`.
std::string members_key(Date day);
/// `groups.count@2017-03-31`: every group but the Board itself.
std::string groups_key(Date day);
/// `groups.objectives@2017-03-31/Early Help`.
std::string objectives_key(Date day, std::string_view group);
/// `groups.sub_objectives@2017-03-31/Health Subgroup`.
std::string sub_objectives_key(Date day, std::string_view group);

}  // namespace holdfast::governance
