#pragma once

#include "core/policy/record_service.hpp"
#include "core/policy/succession.hpp"
#include "core/policy/succession_store.hpp"

#include <chrono>

namespace holdfast::policy {

/// So long somebody who was given a record is told of it on their page of notices.
inline constexpr std::chrono::hours succession_is_new{30 * 24};

/// The references of records of the kind that the viewer's agencies own, by themselves or in place of one whose work passed to them, and that nobody owns who
/// could act: those for which the viewer may propose an owner, so many at most.
std::vector<std::string> left_to_propose(trail::View& view, const Question& question, std::int64_t limit);

/// Who is to own the record, by user name, and why.
struct Proposed {
    std::string reference{};
    std::string user_name{};
    std::string reason{};
};
/// Proposes the owner. Refused as not_found where the rule does not allow it, and where a field is wrong (`reference`, `account`, `reason`): the owner has to act for the
/// agency, to be able to sign in, to have no conflict of interest with the record, and to be somebody else. One proposal at a time.
Outcome<Id<Succession>> propose_succession(trail::Change& change, const Question& question, const Proposed& wanted);

/// Those that nobody has decided and that the viewer may decide or has proposed; without those of records with which they have a conflict of interest.
std::vector<Succession> successions_before(trail::View& view, const std::vector<RecordKind>& kinds);
/// The second person's word. Confirmed, the new owner is told, every other owner's part ends, and the record is the agency's for which they act.
Outcome<Done> decide_on_succession(trail::Change& change, const std::vector<RecordKind>& kinds, Id<Succession> id, bool is_confirmed);

}  // namespace holdfast::policy
