#include "core/policy/succession.hpp"

namespace holdfast::policy {

static bool is_kept_from(const RecordFacts& record, Instant now) {
    const bool is_lifted = record.conflict_lifted_until && now < *record.conflict_lifted_until;
    return record.conflict != Conflict::none && !is_lifted;
}

/// Why not, in words for an auditor; empty where they may.
static std::string_view objection(const Asker& asker, SuccessionStep step, const SuccessionFacts& facts, Instant now) {
    if (asker.is_operator) return "whoever runs the machine has no part in records about people";
    if (asker.account == 0) return "nobody is signed in";
    if (!facts.record.vault.empty()) return "it is in a vault, whose readers two people name";
    if (facts.has_active_owner) return "somebody owns it who can name another";
    if (is_kept_from(facts.record, now)) return "they have a conflict of interest with it";
    if (facts.successor == asker.account) return "nobody gives a record to themselves";
    if (step == SuccessionStep::decide) {
        if (!facts.may_decide) return "their role decides nothing of this";
        return facts.proposed_by == asker.account ? "another person has to decide what they proposed" : "";
    }
    if (!asker.permitted.has(Verb::allocate)) return "their role gives nobody a record";
    return facts.is_of_their_agency ? "" : "it is not their agency's, and the work of the one it belongs to did not pass to theirs";
}

Decision decide_succession(const Asker& asker, SuccessionStep step, const SuccessionFacts& facts, Instant now) {
    Decision decision{.verb = Verb::allocate, .restriction = facts.record.restriction};
    decision.because = objection(asker, step, facts, now);
    if (!decision.because.empty()) return decision;
    decision.standing = Standing::allowed;
    decision.because = "nobody owns it who could act, and two people say who does from now on";
    return decision;
}

}  // namespace holdfast::policy
