#pragma once

#include "core/policy/break_glass_store.hpp"
#include "core/policy/record_service.hpp"

#include <chrono>

namespace holdfast::policy {

/// How long broken glass stays open.
inline constexpr std::chrono::hours glass_stays_open{3};
/// How long a use may wait for its second person before it is escalated.
inline constexpr std::chrono::hours review_is_due_after{24};
/// A reason shorter than this, in bytes, says nothing.
inline constexpr std::size_t shortest_reason = 20;

/// Lets the actor read one record for a while. Refused to who may not break glass; `reason` where it says too little; conflict where they may
/// read it anyway; not_found where there is none, and for sealed records, vaults and conflicts of interest, which no glass covers. The owners are told.
Outcome<GlassUse> break_glass(trail::Change& change, const Question& question, const std::string& reference, const std::string& reason);

enum class Verdict { accepted, challenged };
/// A second person's word on a use. A challenge ends it on the spot and says why in `note`. Refused to the user, to who may not review, to who
/// has a conflict of interest with the record, and for the second time.
Outcome<Done> review_glass_use(trail::Change& change, Id<GlassUse> id, Verdict verdict, const std::string& note);

/// Whether the use waits for its second person longer than it should.
bool is_overdue(const GlassUse& use, Instant now);
/// Marks what is overdue and not yet marked, with an event each, and tells the owners again. Gives how many.
Outcome<int> escalate_overdue(trail::Change& change);

/// What the actor may see on the page of reviews: no use of a record with which they have a conflict of interest.
std::vector<GlassUse> without_conflicts(trail::View& view, std::vector<GlassUse> uses, const Belonging& belonging);

}  // namespace holdfast::policy
