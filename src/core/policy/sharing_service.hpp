#pragma once

#include "core/policy/record_service.hpp"
#include "core/policy/sharing.hpp"
#include "core/policy/sharing_store.hpp"

namespace holdfast::policy {

/// Keeps a decision to share or to withhold, under the edition of the advice in force on its day. It is never changed; another one is added.
/// Refused to who may not read the record (not_found) or record decisions; where a field is wrong (`with_whom`, `what`, `why`, `basis`, `decided_on`).
Outcome<Id<SharingDecision>> record_sharing(trail::Change& change, const Question& question, const SharingDecision& decision);
/// The decisions about a record that the viewer may read; the look is in the trail.
Outcome<std::vector<SharingDecision>> sharing_decisions(trail::View& view, const Question& question, const std::string& reference);

}  // namespace holdfast::policy
