#pragma once

#include "core/trail/change.hpp"
#include "features/lado/office_service.hpp"

namespace holdfast::lado {

/// Whether an officer is to be told that something in a case of theirs is due today or tomorrow, or late: from seven in the morning in London, once for each clock
/// that runs since an earlier day. Of a case that nobody has yet, its referral was told of.
bool is_due_notice_to_be_sent(trail::View& view);
/// Tells them, once for each case. Whoever is no reader of the vault any more, or is barred from the case, is told nothing. Gives how many notices.
int tell_of_due_clocks(trail::Change& change, const Office& office);

}  // namespace holdfast::lado
