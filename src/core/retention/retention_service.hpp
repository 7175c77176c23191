#pragma once

#include "core/retention/kind.hpp"
#include "core/retention/retention_store.hpp"
#include "core/trail/journal.hpp"

#include <map>
#include <string>
#include <vector>

namespace holdfast::retention {

/// A proposal has so many records at most, so that a person can look at each.
inline constexpr std::size_t most_in_a_proposal = 100;

/// The kind that keeps the records of the class, or nothing where no slice does.
const Kind* kind_of(const std::vector<Kind>& kinds, std::string_view class_key);

/// A record whose time is over and that nothing holds.
struct DueRecord {
    KeptRecord record{};
    Date due_on{};
    bool is_proposed{false};  ///< it stands in a proposal that is not carried out
};
/// What is due today of the class, the longest due first. What is held is never due.
std::vector<DueRecord> due_records(trail::View& view, const Class& line, const Kind& kind);

/// Keeps one record, or with an empty reference the whole class, from being disposed of until it is lifted.
Outcome<Id<Hold>> place_hold(trail::Change& change, const Hold& wanted);
Outcome<Done> lift_hold(trail::Change& change, Id<Hold> id, const std::string& reason);

/// Proposes all that is due of the class and not proposed yet, up to `most_in_a_proposal`. A class that is to be reviewed takes what the review found.
Outcome<Id<Proposal>> propose(trail::Change& change, const std::vector<Kind>& kinds, const std::string& class_key, const std::string& reason);
Outcome<Done> withdraw(trail::Change& change, Id<Proposal> id, const std::string& reason);
/// The second person's consent, by name; refused to who proposed it. What is taken out, each with a reason, stays.
Outcome<Done> approve(trail::Change& change, Id<Proposal> id, const std::map<std::string, std::string>& taken_out);
/// Disposes of what was approved, each record in a change of its own in which it is asked again whether it is due and not held, and gives the
/// certificate. Goes on where it was interrupted. Refused to who proposed it.
Outcome<Id<Certificate>> carry_out(trail::Journal& journal, const trail::Actor& actor, const std::vector<Kind>& kinds, Id<Proposal> id);

}  // namespace holdfast::retention
