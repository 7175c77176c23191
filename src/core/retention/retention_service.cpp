#include "core/retention/retention_service.hpp"

#include "core/retention/permissions.hpp"

#include "core/trail/trail_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::retention {

template <class Thing>
static RecordRef subject(std::string_view kind, Id<Thing> id) {
    return {kind, std::to_string(id.number)};
}

const Kind* kind_of(const std::vector<Kind>& kinds, std::string_view class_key) {
    const auto found = std::ranges::find(kinds, class_key, &Kind::class_key);
    return found == kinds.end() ? nullptr : &*found;
}

static bool holds(const std::vector<Hold>& holds, const std::string& class_key, const std::string& reference) {
    return std::ranges::any_of(holds, [&](const Hold& hold) { return hold.class_key == class_key && (hold.reference.empty() || hold.reference == reference); });
}

std::vector<DueRecord> due_records(trail::View& view, const Class& line, const Kind& kind) {
    const auto in_force = holds_in_force(view);
    const auto proposed = references_proposed(view, line.key);
    const Length length = is_shorter(line.length, kind.shortest) ? kind.shortest : line.length;
    std::vector<DueRecord> due;
    for (auto& record : kind.records(view, started_by(length, view.today()))) {
        if (holds(in_force, line.key, record.reference)) continue;
        const Date day = due_on(length, record.started_on);
        const bool is_proposed = std::ranges::find(proposed, record.reference) != proposed.end();
        due.push_back({std::move(record), day, is_proposed});
    }
    std::ranges::stable_sort(due, {}, &DueRecord::due_on);
    return due;
}

Outcome<Id<Hold>> place_hold(trail::Change& change, const Hold& wanted) {
    if (!change.may(permissions::propose)) return forbidden();
    std::vector<FieldError> errors;
    if (!find_class(change, wanted.class_key)) errors.push_back({"class", "Choose a class of the schedule"});
    if (wanted.reason.empty()) errors.push_back({"reason", "Say who asks for the hold and why"});
    if (!errors.empty()) return invalid(std::move(errors));
    const auto id = insert_hold(change, wanted);
    change.because(wanted.reason);
    change.record({"retention.hold_placed", subject("retention_hold", id),
                   fmt::format("class {}, {}", wanted.class_key, wanted.reference.empty() ? "all of it" : "one record")});
    return id;
}

Outcome<Done> lift_hold(trail::Change& change, Id<Hold> id, const std::string& reason) {
    if (!change.may(permissions::propose)) return forbidden();
    if (reason.empty()) return invalid({{"reason", "Say why it need not be held any more"}});
    if (!lift_hold_row(change, id, reason)) return not_found();
    change.because(reason);
    change.record({"retention.hold_lifted", subject("retention_hold", id)});
    return Done{};
}

Outcome<Id<Proposal>> propose(trail::Change& change, const std::vector<Kind>& kinds, const std::string& class_key, const std::string& reason) {
    if (!change.may(permissions::propose) || change.actor().is_operator) return forbidden();
    const auto line = find_class(change, class_key);
    const auto* kind = kind_of(kinds, class_key);
    if (!line || kind == nullptr) return not_found();
    if (reason.empty()) return invalid({{"reason", line->at_end == AtEnd::review ? "Say what the review found" : "Say why it can be destroyed"}});
    std::vector<std::string> references;
    for (const auto& due : due_records(change, *line, *kind))
        if (!due.is_proposed && references.size() < most_in_a_proposal) references.push_back(due.record.reference);
    if (references.empty()) return conflict("Nothing of this class is due that is not proposed already");
    const auto id = insert_proposal(change, {.class_key = class_key, .reason = reason}, references);
    change.because(reason);
    change.record({"retention.disposal_proposed", subject("retention_proposal", id), fmt::format("class {}, records {}", class_key, references.size())});
    return id;
}

Outcome<Done> withdraw(trail::Change& change, Id<Proposal> id, const std::string& reason) {
    if (!change.may(permissions::propose) && !change.may(permissions::approve)) return forbidden();
    const auto proposal = find_proposal(change, id);
    if (!proposal) return not_found();
    if (proposal->state != ProposalState::open) return conflict("This was decided already");
    if (reason.empty()) return invalid({{"withdrawal", "Say why nothing of this is to be disposed of"}});
    decide_proposal(change, id, ProposalState::withdrawn);
    change.because(reason);
    change.record({"retention.disposal_withdrawn", subject("retention_proposal", id)});
    return Done{};
}

/// Who stands for a disposal: by name, allowed to, and not the one who proposed it.
static std::optional<Refusal> bars_approving(const trail::View& view, const Proposal& proposal) {
    if (!view.may(permissions::approve) || view.actor().is_operator) return forbidden();
    if (proposal.proposed_by == view.actor().account) return forbidden("Another person has to approve what you proposed.");
    return std::nullopt;
}

Outcome<Done> approve(trail::Change& change, Id<Proposal> id, const std::map<std::string, std::string>& taken_out) {
    const auto proposal = find_proposal(change, id);
    if (!proposal) return not_found();
    if (auto refused = bars_approving(change, *proposal)) return *std::move(refused);
    if (proposal->state != ProposalState::open) return conflict("This was decided already");
    std::size_t left = 0;
    for (const auto& item : items_of(change, id)) {
        const auto out = taken_out.find(item.reference);
        if (out == taken_out.end()) ++left;
        else set_item(change, id, {item.reference, ItemState::taken_out, out->second});
    }
    if (left == 0) return invalid({{"approval", "Nothing would be left: withdraw the proposal instead"}});
    decide_proposal(change, id, ProposalState::approved);
    change.record({"retention.disposal_approved", subject("retention_proposal", id), fmt::format("records {}, taken out {}", left, taken_out.size())});
    return Done{};
}

namespace {
/// One proposal that is being carried out.
struct Run {
    trail::Journal& journal;
    const trail::Actor& actor;
    const Kind& kind;
    Id<Proposal> id{};
};
}  // namespace

/// Erases the words of what was done with the record, where there are any. Who looked at it stays, as looks hold no words, and so does what retention itself says of it.
static std::size_t erase_trail_words(trail::Change& change, const RecordRef& record) {
    constexpr int more_than_any = 1'000'000;
    std::size_t erased = 0;
    for (const auto& entry : trail::events_about(change, record, more_than_any)) {
        const bool has_words = !entry.reason.empty() || !entry.detail.empty();
        if (has_words && entry.type != trail::viewed_type && !entry.type.starts_with("retention.") && trail::erase_payload(change, entry.sequence)) ++erased;
    }
    return erased;
}

/// Approval may be days old: a hold, another length or a return to work counts until the very moment.
static Outcome<Done> dispose_of(trail::Change& change, const Run& run, const std::string& reference) {
    const auto proposal = find_proposal(change, run.id).value();
    const auto line = find_class(change, proposal.class_key).value();
    const auto items = items_of(change, run.id);
    const auto item = std::ranges::find(items, reference, &Item::reference);
    if (item == items.end() || item->state != ItemState::proposed) return conflict("Somebody else disposes of this at this moment");
    const auto due = due_records(change, line, run.kind);
    const bool is_due = std::ranges::any_of(due, [&](const DueRecord& one) { return one.record.reference == reference; });
    std::size_t erased = 0;
    if (is_due) run.kind.dispose(change, reference);
    if (is_due && run.kind.erases_trail_words) {
        erased = erase_trail_words(change, {run.kind.record_kind, reference});
        if (run.kind.beside)
            for (const auto& other : run.kind.beside(change, reference)) erased += erase_trail_words(change, other);
    }
    set_item(change, run.id, {reference, is_due ? ItemState::disposed : ItemState::kept, is_due ? "" : "Held or no longer due"});
    change.because(proposal.reason);
    change.record({is_due ? "retention.disposed" : "retention.kept",
                   {run.kind.record_kind, reference},
                   fmt::format("class {}, proposal {}, words of entries erased {}", line.key, run.id.number, erased)});
    return Done{};
}

static std::string signed_by(const std::string& name, Id<trail::Account> account) { return fmt::format("{} (account {})", name, account.number); }

static Outcome<Id<Certificate>> certify(trail::Change& change, const Run& run) {
    const auto proposal = find_proposal(change, run.id).value();
    if (proposal.state != ProposalState::approved) return conflict("This has its certificate already");
    const auto items = items_of(change, run.id);
    if (std::ranges::find(items, ItemState::proposed, &Item::state) != items.end()) return conflict("Not everything is disposed of yet");
    const Certificate certificate{.proposal = run.id,
                                  .line = find_class(change, proposal.class_key).value(),
                                  .record_kind = std::string(run.kind.record_kind),
                                  .count = static_cast<int>(std::ranges::count(items, ItemState::disposed, &Item::state)),
                                  .proposed_by = signed_by(proposal.proposed_by_name, proposal.proposed_by),
                                  .approved_by = signed_by(proposal.decided_by_name, proposal.decided_by.value())};
    const auto id = insert_certificate(change, certificate);
    finish_proposal(change, run.id);
    change.record(
        {"retention.certificate_given", subject("retention_certificate", id), fmt::format("class {}, records {}", certificate.line.key, certificate.count)});
    return id;
}

Outcome<Id<Certificate>> carry_out(trail::Journal& journal, const trail::Actor& actor, const std::vector<Kind>& kinds, Id<Proposal> id) {
    using Found = std::pair<Proposal, std::vector<Item>>;
    const Found found = TRY(journal.view(actor, [&](trail::View& view) -> Outcome<Found> {
        const auto proposal = find_proposal(view, id);
        if (!proposal) return not_found();
        if (auto refused = bars_approving(view, *proposal)) return *std::move(refused);
        if (proposal->state != ProposalState::approved) return conflict("This is not approved, or was carried out already");
        return Found{*proposal, items_of(view, id)};
    }));
    const auto* kind = kind_of(kinds, found.first.class_key);
    if (kind == nullptr) return not_found();
    const Run run{journal, actor, *kind, id};
    for (const auto& item : found.second)
        if (item.state == ItemState::proposed)
            TRY(journal.change(actor, "Disposal", [&](trail::Change& change) { return dispose_of(change, run, item.reference); }));
    return journal.change(actor, "Disposal", [&](trail::Change& change) { return certify(change, run); });
}

}  // namespace holdfast::retention
