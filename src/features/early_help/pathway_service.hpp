#pragma once

#include "core/trail/change.hpp"
#include "features/early_help/assessment.hpp"

/// An assessment as the child's pathway has it, so that their chronology and the returns need no second entry.
namespace holdfast::early_help {

/// Puts it there, or takes what somebody entered by hand with the same start and agency as the same.
Id<pathway::EarlyHelp> start_in_pathway(trail::Change& change, const Assessment& assessment);
/// Says there which agency leads now, or that it ended. Nothing where somebody has withdrawn it from the pathway since.
void rename_in_pathway(trail::Change& change, const Assessment& assessment);
/// With the day on which it was closed, and without one where it is open again.
void end_in_pathway(trail::Change& change, const Assessment& assessment);

}  // namespace holdfast::early_help
