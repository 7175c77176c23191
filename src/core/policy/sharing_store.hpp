#pragma once

#include "base/record_ref.hpp"
#include "core/trail/change.hpp"

#include <string>
#include <vector>

namespace holdfast::policy {

/// What was shared or withheld, with whom, why, on what basis, under which edition of the advice.
struct SharingDecision {
    Id<SharingDecision> id{};
    std::string kind{}, reference{};
    bool is_shared{};
    std::string with_whom{};
    std::string what{};
    std::string why{};
    std::string basis{};   ///< a token of sharing_bases
    std::string advice{};  ///< the key of the edition in force on the day of the decision
    Date decided_on{};
    Id<trail::Account> decided_by{};
};
Id<SharingDecision> insert_sharing_decision(trail::Change& change, const SharingDecision& decision);
/// All about the record, the latest first.
std::vector<SharingDecision> sharing_decisions_about(trail::View& view, const RecordRef& record);

}  // namespace holdfast::policy
