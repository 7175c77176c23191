#pragma once

#include "base/permission.hpp"
#include "core/policy/record_kind.hpp"

namespace holdfast::early_help {

namespace permissions {
inline constexpr Permission view{"early_help.view", "Read the early help assessments that one has a part in"};
inline constexpr Permission record{"early_help.record",
                                   "Begin an early help assessment of a child whose record one may read, and write in and close those that one works on"};
inline constexpr Permission panel{"early_help.panel",
                                  "Convene the early help panels of districts, list the cases that do not move, and record what a panel decided"};
inline constexpr Permission count{"early_help.count", "See how many early help assessments were begun and closed, and why"};
inline constexpr Permission import_past{"early_help.import", "Load what is counted of early help assessments that were kept in another program"};
}  // namespace permissions

/// How the policy, the trail and notices name an early help assessment.
inline constexpr std::string_view assessment_kind = "early_help_assessment";

inline const policy::RecordKind assessment_records{.kind = assessment_kind,
                                                   .label = "early help assessment",
                                                   .path = "/early-help/",
                                                   .permissions = {{policy::Verb::list, permissions::view},
                                                                   {policy::Verb::read, permissions::view},
                                                                   {policy::Verb::write, permissions::record},
                                                                   {policy::Verb::advance, permissions::record},
                                                                   {policy::Verb::share, policy::permissions::decide_sharing},
                                                                   {policy::Verb::manage, permissions::record}}};

}  // namespace holdfast::early_help
