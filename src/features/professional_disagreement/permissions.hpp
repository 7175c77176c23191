#pragma once

#include "base/permission.hpp"
#include "core/policy/record_kind.hpp"

namespace holdfast::professional_disagreement {

namespace permissions {
inline constexpr Permission take_part{"professional_disagreement.take_part",
                                      "Disagree with a decision about a child in whose record one has a part, and answer where one is asked"};
inline constexpr Permission lead{"professional_disagreement.lead", "Answer professional disagreements for one's agency as its safeguarding lead"};
inline constexpr Permission settle{"professional_disagreement.settle", "Settle professional disagreements for the partnership at their last level"};
inline constexpr Permission count{"professional_disagreement.count", "See how many professional disagreements there were, and how they ended"};
}  // namespace permissions

/// How the policy, the trail and notices name a disagreement.
inline constexpr std::string_view disagreement_kind = "disagreement";

inline const policy::RecordKind disagreement_records{.kind = disagreement_kind,
                                                     .label = "professional disagreement",
                                                     .path = "/disagreements/",
                                                     .permissions = {{policy::Verb::list, permissions::take_part},
                                                                     {policy::Verb::read, permissions::take_part},
                                                                     {policy::Verb::write, permissions::take_part},
                                                                     {policy::Verb::advance, permissions::take_part}}};

}  // namespace holdfast::professional_disagreement
