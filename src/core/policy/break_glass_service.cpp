#include "core/policy/break_glass_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/policy/notice_kinds.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::policy {

static constexpr access::Notice opened{.kind = glass_broken,
                                       .body =
                                           "Somebody who has no other way to it has opened a record of yours. Who, which and why is here:\n"
                                           "{site}/access/notices",
                                       .path = "/access/notices"};

static RecordRef event_subject(Id<GlassUse> id) { return {"break_glass", std::to_string(id.number)}; }

/// Why this record cannot be opened by breaking the glass, and nothing when it can.
static std::optional<Refusal> objection(trail::View& view, const Question& question, const std::string& reference) {
    auto facts = find_facts(view, {question.kind.kind, reference}, view.actor().account, question.belonging);
    if (!facts) return not_found();
    if (may(view, Verb::read, question, reference)) return conflict("You may read this record already");
    facts->glass_broken_until = view.now() + glass_stays_open;
    const Asker asker{.account = view.actor().account.number, .is_operator = view.actor().is_operator};
    if (!decide(asker, Verb::read, *facts, view.now())) return not_found();
    return std::nullopt;
}

Outcome<GlassUse> break_glass(trail::Change& change, const Question& question, const std::string& reference, const std::string& reason) {
    if (!change.may(permissions::break_glass) || change.actor().is_operator) return forbidden();
    if (reason.size() < shortest_reason)
        return invalid({{"reason", fmt::format("Say in {} characters or more why you must see this record now", shortest_reason)}});
    if (auto refused = objection(change, question, reference)) return *std::move(refused);
    GlassUse use{.kind = std::string(question.kind.kind),
                 .reference = reference,
                 .account = change.actor().account,
                 .account_name = change.actor().name,
                 .reason = reason,
                 .opened_at = change.now(),
                 .until_at = change.now() + glass_stays_open};
    use.id = insert_glass_use(change, use);
    const RecordRef record{question.kind.kind, reference};
    for (const auto owner : owners_of(change, record)) {
        insert_notice(change, owner, use.id);
        access::tell(change, owner, opened);
    }
    change.because(reason);
    change.record({"policy.glass_broken", record, fmt::format("use {}", use.id.number)});
    return use;
}

static bool has_conflict(trail::View& view, const GlassUse& use, const Belonging& belonging) {
    const auto facts = find_facts(view, {use.kind, use.reference}, view.actor().account, belonging);
    return !facts || facts->conflict != Conflict::none;
}

Outcome<Done> review_glass_use(trail::Change& change, Id<GlassUse> id, Verdict verdict, const std::string& note) {
    if (!change.may(permissions::review_break_glass) || change.actor().is_operator) return forbidden();
    const auto use = find_glass_use(change, id);
    if (!use || has_conflict(change, *use, belonging_of(change))) return not_found();
    if (use->account == change.actor().account) return forbidden("Another person has to review what you opened.");
    const bool is_challenge = verdict == Verdict::challenged;
    if (is_challenge && note.empty()) return invalid({{"note", "Say what is wrong with this use"}});
    if (!settle_glass_use(change, id, is_challenge ? "challenged" : "accepted", note)) return conflict("Somebody has reviewed this use already");
    if (!note.empty()) change.because(note);
    change.record({is_challenge ? "policy.glass_use_challenged" : "policy.glass_use_accepted", event_subject(id)});
    return Done{};
}

bool is_overdue(const GlassUse& use, Instant now) { return use.verdict.empty() && use.opened_at + review_is_due_after <= now; }

Outcome<int> escalate_overdue(trail::Change& change) {
    int escalated = 0;
    for (const auto& use : unreviewed_glass_uses(change)) {
        if (!is_overdue(use, change.now()) || use.escalated_at) continue;
        mark_escalated(change, use.id);
        for (const auto owner : owners_of(change, {use.kind, use.reference})) insert_notice(change, owner, use.id);
        change.record({"policy.glass_use_escalated", event_subject(use.id)});
        ++escalated;
    }
    return escalated;
}

std::vector<GlassUse> without_conflicts(trail::View& view, std::vector<GlassUse> uses, const Belonging& belonging) {
    std::erase_if(uses, [&](const GlassUse& use) { return has_conflict(view, use, belonging); });
    return uses;
}

}  // namespace holdfast::policy
