#pragma once

#include "base/outcome.hpp"
#include "core/policy/decision.hpp"
#include "core/policy/record_store.hpp"

namespace holdfast::policy {

/// Who is asking about which kind of record, and in whose name.
struct Question {
    const RecordKind& kind;
    Belonging belonging{};
};

/// The rule, asked for this record and whoever looks. A record that is not there is hidden.
Decision may(trail::View& view, Verb verb, const Question& question, const std::string& reference);
/// The same as a refusal: not_found, whether there is no such record or none that they may know of.
Outcome<Decision> require(trail::View& view, Verb verb, const Question& question, const std::string& reference);
/// `require` for reading; the look is in the trail before the page leaves. Only in a view: a refused change would undo the look with the rest.
Outcome<Decision> open_record(trail::View& view, const Question& question, const std::string& reference);
Outcome<Decision> open_record(trail::Change& change, const Question& question, const std::string& reference) = delete;

/// The rule, asked of somebody who is not acting (see access::actor_of), by the posts and ties they have today: whether they may read the record.
bool may_read(trail::View& view, const RecordKind& kind, const std::string& reference, const trail::Actor& person);

/// Puts a record under the policy with its first owner. To be called in the change that makes the record.
Outcome<Done> enrol(trail::Change& change, const NewRecord& record, Id<trail::Account> owner);

/// Makes a person, a team or an agency part of the record. Refused to who may not manage it; where a field is wrong (`relation`, `account`,
/// `team`, `agency`, `until`, `because`). Break-glass is not given like this.
Outcome<Id<Involvement>> involve(trail::Change& change, const Question& question, const Involvement& wanted);
/// The same for who may allocate the record: an owner, a worker, a team, or somebody invited to read it until a day.
Outcome<Id<Involvement>> allot(trail::Change& change, const Question& question, const Involvement& wanted);
/// Ends the part of every owner but this one, from today, for who may allocate the record. Refused where this one owns nothing.
Outcome<Done> end_other_owners(trail::Change& change, const Question& question, const std::string& reference, Id<trail::Account> kept);
/// Ends it from today: yesterday was its last day. Refused for the last owner.
Outcome<Done> end_involvement(trail::Change& change, const Question& question, Id<Involvement> id);

/// Ends from today a part that an engine gave for a purpose that is over. Asks nobody's permission: whoever calls it has asked for theirs.
void end_given_part(trail::Change& change, const RecordKind& kind, Id<Involvement> id);

/// Says how closely the record is kept, and why. Refused to who may not manage it, and without a reason.
Outcome<Done> restrict_record(trail::Change& change, const Question& question, const std::string& reference, Restriction restriction,
                              const std::string& reason);

}  // namespace holdfast::policy
