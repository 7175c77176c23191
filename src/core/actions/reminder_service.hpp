#pragma once

#include "core/actions/action.hpp"
#include "core/notices/kind.hpp"
#include "core/trail/change.hpp"

#include <vector>

namespace holdfast::actions {

inline constexpr notices::Kind actions_due{"actions_due", "Actions of yours are due"};

/// Whether somebody is to be reminded: an open action of theirs, of a record of these desks that they may read today, is due within a week, has not been done in
/// time, or has been late for another week.
bool is_reminder_due(trail::View& view, const std::vector<Desk>& desks);
/// Writes to each of them once, however many actions it is about: that something is due and where it is listed, and nothing of any record. Gives how many people.
int remind(trail::Change& change, const std::vector<Desk>& desks);

}  // namespace holdfast::actions
