#include "core/policy/succession_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/access/notice_service.hpp"
#include "core/policy/notice_kinds.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::policy {

using Account = Id<trail::Account>;

static constexpr access::Notice given{.kind = record_given,
                                      .body =
                                          "Whoever owned a record has left, and two people have made you its owner. Which one is here:\n"
                                          "{site}/access/notices",
                                      .path = "/access/notices"};

static RecordRef subject_of(Id<Succession> id) { return {"succession", std::to_string(id.number)}; }

static bool holds(const std::vector<std::string>& all, const std::string& one) { return !one.empty() && std::ranges::find(all, one) != all.end(); }

/// The rule, asked for whoever looks. A record that is not there has nothing to pass on.
static Decision may_take(trail::View& view, SuccessionStep step, const Question& question, const Succession& about) {
    const auto& actor = view.actor();
    const RecordRef record{question.kind.kind, about.reference};
    auto found = find_facts(view, record, actor.account, question.belonging);
    if (!found) return {.verb = Verb::allocate, .because = "there is no such record"};
    SuccessionFacts facts{.record = std::move(*found),
                          .has_active_owner = has_active_owner(view, record),
                          .may_decide = actor.may(permissions::review_break_glass),
                          .successor = about.account.number,
                          .proposed_by = about.proposed_by.number};
    if (step == SuccessionStep::propose) facts.is_of_their_agency = holds(with_predecessors(view, question.belonging.agencies), facts.record.owner_agency);
    const Asker asker{.account = actor.account.number, .is_operator = actor.is_operator, .permitted = permitted(actor, question.kind)};
    return decide_succession(asker, step, facts, view.now());
}

std::vector<std::string> left_to_propose(trail::View& view, const Question& question, std::int64_t limit) {
    if (view.actor().is_operator || !permitted(view.actor(), question.kind).has(Verb::allocate)) return {};
    auto left = left_records(view, question.kind.kind, with_predecessors(view, question.belonging.agencies), question.belonging.agencies, limit);
    std::erase_if(left, [&](const std::string& reference) { return !may_take(view, SuccessionStep::propose, question, {.reference = reference}); });
    return left;
}

/// Somebody who is not acting, as far as the policy has to know them.
static Belonging belonging_of_other(trail::View& view, Account account) {
    const auto person = access::find_account(view, account);
    trail::View theirs{view.reader(), {.account = account, .agency = person ? person->agency : ""}, view.now()};
    return belonging_of(theirs);
}

/// The agency for which they would own it, by name or key: the one that does, or the first of theirs to which its work passed; nothing where they cannot.
static std::string agency_of_successor(trail::View& view, const RecordRef& record, Account account) {
    const auto belonging = belonging_of_other(view, account);
    const auto facts = find_facts(view, record, account, belonging);
    if (!facts || facts->conflict != Conflict::none || !access::has_grant_in_force(view, account)) return {};
    if (holds(belonging.agencies, facts->owner_agency)) return facts->owner_agency;
    for (const auto& agency : belonging.agencies)
        if (holds(with_predecessors(view, {agency}), facts->owner_agency)) return agency;
    return {};
}

static bool is_proposed(trail::View& view, const RecordRef& record) {
    return std::ranges::any_of(successions_of(view, record), [](const Succession& one) { return one.verdict.empty(); });
}

Outcome<Id<Succession>> propose_succession(trail::Change& change, const Question& question, const Proposed& wanted) {
    const RecordRef record{question.kind.kind, wanted.reference};
    Succession made{.kind = std::string(question.kind.kind), .reference = wanted.reference, .reason = wanted.reason};
    if (wanted.reference.empty()) return invalid({{"reference", "Choose a record"}});
    if (!may_take(change, SuccessionStep::propose, question, made)) return not_found();
    const auto accounts = access::accounts_called(change, wanted.user_name);
    if (accounts.size() == 1) made.account = accounts.front().id;
    std::vector<FieldError> errors;
    const bool can_own = accounts.size() == 1 && !agency_of_successor(change, record, made.account).empty();
    if (!can_own) errors.push_back({"account", "Enter the user name of somebody who works for the agency and may deal with the record"});
    else if (!may_take(change, SuccessionStep::propose, question, made))
        errors.push_back({"account", "Choose somebody else: nobody gives a record to themselves"});
    if (wanted.reason.empty()) errors.push_back({"reason", "Say why they are given the record"});
    if (!errors.empty()) return invalid(std::move(errors));
    if (is_proposed(change, record)) return conflict("An owner of this record was proposed already and waits for a second person");
    made.id = insert_succession(change, made);
    change.because(wanted.reason);
    change.record({"policy.succession_proposed", subject_of(made.id), fmt::format("account {}", made.account.number)});
    return made.id;
}

static const RecordKind* kind_of(const std::vector<RecordKind>& kinds, const std::string& key) {
    const auto found = std::ranges::find(kinds, key, &RecordKind::kind);
    return found == kinds.end() ? nullptr : &*found;
}

/// Who proposed it sees that it waits; whose record it is to be does not see it before it is theirs.
static bool is_shown(trail::View& view, const std::vector<RecordKind>& kinds, const Belonging& belonging, const Succession& one) {
    const auto* kind = kind_of(kinds, one.kind);
    if (kind == nullptr) return false;
    Succession asked = one;
    if (one.proposed_by == view.actor().account) asked.proposed_by = {};
    return static_cast<bool>(may_take(view, SuccessionStep::decide, {*kind, belonging}, asked));
}

std::vector<Succession> successions_before(trail::View& view, const std::vector<RecordKind>& kinds) {
    const auto belonging = belonging_of(view);
    auto open = open_successions(view);
    std::erase_if(open, [&](const Succession& one) { return !is_shown(view, kinds, belonging, one); });
    return open;
}

/// The part that makes them the owner, and the end of every other owner's.
static void hand_over(trail::Change& change, const RecordKind& kind, const Succession& one, const std::string& agency) {
    const RecordRef record{kind.kind, one.reference};
    for (const auto& part : involvements_in(change, record))
        if (part.relation == Relation::owner && (!part.until || *part.until >= change.today())) {
            limit_involvement(change, part.id, change.today() - std::chrono::days{1});
            change.record({"policy.involvement_ended", record, fmt::format("owner {}", part.id.number)});
        }
    const auto part = insert_involvement(
        change,
        {.kind = one.kind, .reference = one.reference, .relation = Relation::owner, .account = one.account, .from = change.today(), .because = one.reason});
    change.record({"policy.involvement_added", record, fmt::format("owner {}", part.number)});
    replace_owner_agency(change, record, agency);
    access::tell(change, one.account, given);
}

Outcome<Done> decide_on_succession(trail::Change& change, const std::vector<RecordKind>& kinds, Id<Succession> id, bool is_confirmed) {
    const auto found = find_succession(change, id);
    const auto* kind = found ? kind_of(kinds, found->kind) : nullptr;
    if (kind == nullptr) return not_found();
    const auto belonging = belonging_of(change);
    if (!is_shown(change, kinds, belonging, *found)) return not_found();
    if (!may_take(change, SuccessionStep::decide, {*kind, belonging}, *found)) return forbidden("Another person has to decide what you proposed.");
    const auto agency = agency_of_successor(change, {found->kind, found->reference}, found->account);
    if (is_confirmed && agency.empty()) return conflict("Whoever was to own the record cannot any more: decline this, and let another be proposed");
    if (!decide_succession_row(change, id, is_confirmed ? "confirmed" : "declined")) return conflict("This was decided already");
    if (is_confirmed) hand_over(change, *kind, *found, agency);
    change.record({is_confirmed ? "policy.succession_confirmed" : "policy.succession_declined", subject_of(id)});
    return Done{};
}

}  // namespace holdfast::policy
