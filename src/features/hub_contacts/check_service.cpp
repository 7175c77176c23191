#include "features/hub_contacts/check_service.hpp"

#include "base/utf8.hpp"
#include "core/access/account_store.hpp"
#include "core/access/notice_service.hpp"
#include "core/clocks/clock_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/policy/sharing_service.hpp"
#include "core/records/serial_store.hpp"
#include "features/hub_contacts/notice_kinds.hpp"

#include <algorithm>

namespace holdfast::hub_contacts {

using policy::Verb;

static policy::Question question_of(trail::View& view) { return {check_records, policy::belonging_of(view)}; }

/// Who may answer for which agency.
static std::vector<Officer> answerers_of(trail::View& view, const Hub& hub) {
    std::vector<Officer> answerers;
    for (const auto& id : access::holders_of(view, permissions::answer, hub.roles)) {
        const auto account = access::find_account(view, id);
        if (!account || !account->is_active) continue;
        if (const auto agency = organisations::find_agency_called(view, account->agency, view.today())) answerers.push_back({id, account->name, agency->key});
    }
    return answerers;
}

std::vector<Service> agencies_to_ask(trail::View& view, const Hub& hub) {
    std::vector<Service> agencies;
    for (const auto& answerer : answerers_of(view, hub))
        if (std::ranges::find(agencies, answerer.agency, &Service::agency) == agencies.end())
            agencies.push_back({.agency = answerer.agency, .name = name_of_agency(view, answerer.agency)});
    std::ranges::sort(agencies, {}, &Service::name);
    return agencies;
}

Rating usual_limit(const Contact& contact) { return contact.rating.value_or(contact.concern.is_in_danger ? Rating::red : Rating::amber); }

static std::vector<FieldError> problems_of(const NewChecks& wanted, const Contact& contact, const std::vector<Service>& agencies) {
    std::vector<FieldError> errors;
    const bool are_askable =
        std::ranges::all_of(wanted.agencies, [&](const auto& key) { return std::ranges::find(agencies, key, &Service::agency) != agencies.end(); });
    if (wanted.agencies.empty() || !are_askable) errors.push_back({"agencies", "Choose agencies that can answer here"});
    const auto& children = contact.concern.children;
    const bool are_of_contact = std::ranges::all_of(wanted.children, [&](auto id) { return std::ranges::find(children, id, &Child::id) != children.end(); });
    if (wanted.children.empty() || !are_of_contact) errors.push_back({"named", "Choose the children of whom they are asked"});
    if (is_blank(wanted.question)) errors.push_back({"question", "Write the question: it is all that they are told besides the names"});
    if (!wanted.limit) errors.push_back({"limit", "Choose by when"});
    return errors;
}

static Outcome<Done> start_clock(trail::Change& change, const Check& check, const std::optional<Date>& sooner_on) {
    const auto rules = rules_of(change);
    const auto& clock = check_clock_of(check.limit);
    TRY(clocks::start(change, rules, check.record(), clock, change.now()));
    if (!sooner_on) return Done{};
    const auto agreed = clocks::agree(change, rules, check.record(), clock, *sooner_on);
    return agreed ? agreed : invalid({{"sooner_on", agreed.refusal().message}});
}

static Outcome<Done> ask_one(trail::Change& change, const Contact& contact, const std::string& agency, const NewChecks& wanted) {
    Check check{.reference = records::next_reference(change, "CHK"), .contact = contact.id, .agency = agency, .question = wanted.question, .limit = *wanted.limit};
    check.id = insert_check(change, check, wanted.children);
    policy::insert_record(change, {.record = check.record(), .owner_agency = agency, .owner_by_law_from = change.today()});
    TRY(start_clock(change, check, wanted.sooner_on));
    change.record({"hub_contacts.check_asked", contact.record(), check.reference});
    change.record({"hub_contacts.check_received", check.record(), ""});
    return Done{};
}

Outcome<Done> ask(trail::Change& change, const Hub& hub, const std::string& reference, const NewChecks& wanted) {
    const auto contact = TRY(worked_on(change, Verb::write, reference));
    if (contact.stage == Stage::closed) return conflict("The contact is closed: open it again first");
    if (auto errors = problems_of(wanted, contact, agencies_to_ask(change, hub)); !errors.empty()) return invalid(std::move(errors));
    for (const auto& agency : wanted.agencies) TRY(ask_one(change, contact, agency, wanted));
    for (const auto& answerer : answerers_of(change, hub))
        if (std::ranges::find(wanted.agencies, answerer.agency) != wanted.agencies.end())
            access::tell(change, answerer.account, {.kind = check_asked, .body = "Open the checks that are asked of your agency.\n\n{site}/checks\n", .path = "/checks"});
    return Done{};
}

static void withdraw_one(trail::Change& change, const Contact& contact, const Check& check, const std::string& why) {
    withdraw_check(change, check.id, why);
    clocks::cancel(change, rules_of(change), check.record(), check_clock_of(check.limit));
    change.record({"hub_contacts.check_withdrawn", contact.record(), check.reference});
    change.record({"hub_contacts.check_withdrawn", check.record(), ""});
}

Outcome<Done> withdraw(trail::Change& change, const std::string& reference, const std::string& check, const std::string& why) {
    const auto contact = TRY(worked_on(change, Verb::write, reference));
    const auto found = find_check(change, check);
    if (!found || found->contact != contact.id) return not_found();
    if (found->answered_at) return conflict("The agency has answered meanwhile: its answer stays");
    if (found->withdrawn_at) return conflict("This check was withdrawn already");
    if (is_blank(why)) return invalid({{"why", "Say why the agency need not answer any more"}});
    withdraw_one(change, contact, *found, why);
    return Done{};
}

void withdraw_open_checks(trail::Change& change, const Contact& contact, const std::string& why) {
    for (const auto& check : checks_of(change, contact.id))
        if (check.is_open()) withdraw_one(change, contact, check, why);
}

Outcome<Check> check_for(trail::View& view, Verb verb, const std::string& reference) {
    TRY(policy::require(view, verb, question_of(view), reference));
    auto found = find_check(view, reference);
    if (!found) return not_found();
    return *std::move(found);
}

/// Whoever answers for the agency has a part in the check from then on.
static Outcome<Check> answered_by_actor(trail::Change& change, const std::string& reference) {
    auto check = TRY(check_for(change, Verb::allocate, reference));
    const auto question = question_of(change);
    if (!policy::may(change, Verb::write, question, reference))
        TRY(policy::allot(change, question,
                          {.reference = reference,
                           .relation = policy::Relation::worker,
                           .account = change.actor().account,
                           .from = change.today(),
                           .because = "answers the hub for the agency"}));
    TRY(policy::require(change, Verb::write, question, reference));
    return check;
}

static Outcome<Done> decide_sharing(trail::Change& change, const Check& check, const Answer& answer) {
    static constexpr std::array what{"All that the agency holds about the children of the check", "A part of what the agency holds about the children of the check",
                                     "What the agency holds about the children of the check, and whether it knows them"};
    TRY(policy::record_sharing(change, question_of(change),
                               {.reference = check.reference,
                                .is_shared = answer.sharing != Sharing::withheld,
                                .with_whom = "The safeguarding hub",
                                .what = what.at(static_cast<std::size_t>(answer.sharing)),
                                .why = answer.sharing == Sharing::shared ? "The safeguarding hub asked about the children" : answer.why,
                                .basis = answer.basis,
                                .decided_on = change.today()}));
    return Done{};
}

static Outcome<Done> may_be_answered(trail::View& view, const Check& check, const NewAnswer& wanted) {
    if (check.withdrawn_at) return conflict("The hub has withdrawn this check: nothing has to be answered any more");
    if (is_disposed(view, contact_of(view, check))) return conflict("The words of this check were erased for good: nothing more is written in it");
    if (answers_of(view, check.id).size() != wanted.seen) return conflict("Somebody else has answered this since you opened it. Look at what they said, and then add what is missing");
    auto errors = problems_of(wanted.answer);
    if (!check.answered_at && check.is_late(view.now()) && is_blank(wanted.late_why)) errors.push_back({"late_why", "Say why the answer is late"});
    if (!errors.empty()) return invalid(std::move(errors));
    return Done{};
}

static void tell_the_hub(trail::Change& change, const Check& check) {
    const auto contact = find_contact(change, contact_of(change, check));
    if (!contact) return;
    access::tell(change, contact->officer.value_or(check.asked_by), {.kind = check_answered, .body = "Its answer stands in the contact.\n\n{site}/hub\n"}, contact->record());
    change.record({"hub_contacts.check_answered", contact->record(), check.reference});
}

Outcome<Done> answer_check(trail::Change& change, const std::string& reference, const NewAnswer& wanted) {
    const auto check = TRY(answered_by_actor(change, reference));
    TRY(may_be_answered(change, check, wanted));
    TRY(decide_sharing(change, check, wanted.answer));
    insert_answer(change, check, wanted.answer, wanted.late_why);
    TRY(clocks::meet(change, rules_of(change), check.record(), check_clock_of(check.limit), change.now()));
    change.record({check.answered_at ? "hub_contacts.answer_added" : "hub_contacts.check_answered", check.record(), std::string(token_of(wanted.answer.sharing))});
    tell_the_hub(change, check);
    return Done{};
}

}  // namespace holdfast::hub_contacts
