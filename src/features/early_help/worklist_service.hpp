#pragma once

#include "core/trail/change.hpp"

namespace holdfast::early_help {

/// Whether somebody is to be told that a review of theirs is over its day or a plan of theirs drifts: from seven in the morning in London, once for each day that was missed.
bool is_lateness_to_be_told(trail::View& view);
/// Tells the lead professional, or who began the assessment where that one does not sign in here. Gives how many notices.
int tell_of_lateness(trail::Change& change);

}  // namespace holdfast::early_help
