#include "features/hub_contacts/desk_service.hpp"

#include "base/utf8.hpp"
#include "core/access/account_store.hpp"
#include "core/access/notice_service.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/questionnaires/sheet_service.hpp"
#include "core/questionnaires/sheet_store.hpp"
#include "core/records/serial_store.hpp"
#include "features/hub_contacts/check_service.hpp"
#include "features/hub_contacts/notice_kinds.hpp"
#include "features/hub_contacts/standards.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using policy::Verb;

static constexpr std::string_view changed_since = "Somebody else has changed this since you opened it. Look at what they did, and then decide whether yours still holds.";

clocks::Rules rules_of(trail::View& view) { return {every_clock, {.calendar = calendar::load_calendar(view)}}; }

static policy::Question question_of(trail::View& view) { return {contact_records, policy::belonging_of(view)}; }

std::vector<Officer> officers_of(trail::View& view, const Hub& hub) {
    std::vector<Officer> officers;
    for (const auto& id : access::holders_of(view, permissions::work, hub.roles)) {
        const auto account = access::find_account(view, id);
        if (!account || !account->is_active) continue;
        const auto agency = organisations::find_agency_called(view, account->agency, view.today());
        if (agency && agency->type == "local_authority") officers.push_back({id, account->name, agency->key});
    }
    std::ranges::sort(officers, {}, &Officer::name);
    return officers;
}

static bool is_barred(trail::View& view, const Contact& contact, const Officer& officer) {
    const auto facts = policy::find_facts(view, contact.record(), officer.account, {.agencies = {officer.agency}});
    const bool is_lifted = facts && facts->conflict_lifted_until && view.now() < *facts->conflict_lifted_until;
    return !facts || (facts->conflict != policy::Conflict::none && !is_lifted);
}

std::vector<Officer> officers_for(trail::View& view, const Hub& hub, const Contact& contact) {
    const auto facts = policy::find_facts(view, contact.record(), {}, {});
    auto officers = officers_of(view, hub);
    std::erase_if(officers, [&](const Officer& officer) { return !facts || officer.agency != facts->owner_agency || is_barred(view, contact, officer); });
    return officers;
}

std::string name_of_agency(trail::View& view, const std::string& called) {
    const auto agency = organisations::find_agency_called(view, called, view.today());
    return agency ? std::string(organisations::name_on(*agency, view.today())) : called;
}

std::vector<Service> services_of(trail::View& view, const Hub& hub) {
    std::vector<Service> services;
    for (const auto& officer : officers_of(view, hub)) {
        if (std::ranges::find(services, officer.agency, &Service::agency) != services.end()) continue;
        services.push_back({.agency = officer.agency, .name = name_of_agency(view, officer.agency)});
    }
    std::ranges::sort(services, {}, &Service::name);
    return services;
}

std::optional<FieldError> problem_of(const std::vector<Service>& services, const std::string& agency) {
    if (std::ranges::find(services, agency, &Service::agency) != services.end()) return std::nullopt;
    if (services.empty()) return FieldError{"service", "No safeguarding hub takes contacts here yet. Telephone the local authority's children's services today"};
    return FieldError{"service", "Choose the authority in whose area the child lives or is"};
}

bool works_in(trail::View& view, const std::string& agency) {
    if (!view.may(permissions::work)) return false;
    const auto account = access::find_account(view, view.actor().account);
    return account && organisations::key_called(view, account->agency) == agency;
}

static void tell_of_danger(trail::Change& change, const Hub& hub, const Contact& contact) {
    for (const auto& officer : officers_for(change, hub, contact))
        access::tell(change, officer.account, {.kind = danger_now, .body = "Open the hub's queue at once.\n\n{site}/hub\n", .path = "/hub"}, contact.record());
}

Outcome<std::string> receive(trail::Change& change, const Hub& hub, const Concern& concern, const std::string& agency) {
    auto errors = problems_of(concern, change.today());
    if (auto problem = problem_of(services_of(change, hub), agency)) errors.push_back(*std::move(problem));
    if (!errors.empty()) return invalid(std::move(errors));
    Contact made{
        .reference = records::next_reference(change, "HUB"), .received_at = change.now(), .concern = concern, .stage = triage.start()};
    if (change.actor().account.number > 0 && !works_in(change, agency)) made.sent_by = change.actor().account;
    made.id = insert_contact(change, made);
    policy::insert_record(change, {.record = made.record(), .owner_agency = agency, .owner_by_law_from = change.today()});
    TRY(clocks::start(change, rules_of(change), made.record(), decision_clock, made.received_at));
    if (concern.is_in_danger) {
        TRY(clocks::start(change, rules_of(change), made.record(), red_clock, made.received_at));
        tell_of_danger(change, hub, made);
    }
    change.record({"hub_contacts.contact_received", made.record(), ""});
    return made.reference;
}

Outcome<Contact> contact_for(trail::View& view, Verb verb, const std::string& reference) {
    TRY(policy::require(view, verb, question_of(view), reference));
    auto found = find_contact(view, reference);
    if (!found) return not_found();
    if (verb != Verb::read && is_disposed(view, reference)) return conflict("The words of this contact were erased for good: nothing more is written in it");
    return *std::move(found);
}

Outcome<Contact> worked_on(trail::Change& change, Verb verb, const std::string& reference) {
    auto contact = TRY(contact_for(change, Verb::allocate, reference));
    const auto question = question_of(change);
    if (!policy::may(change, verb, question, reference))
        TRY(policy::allot(change, question,
                          {.reference = reference,
                           .relation = policy::Relation::worker,
                           .account = change.actor().account,
                           .from = change.today(),
                           .because = "works on the contact in the hub"}));
    TRY(policy::require(change, verb, question, reference));
    return contact;
}

static Outcome<Done> save(trail::Change& change, const Contact& contact) {
    if (!update_contact(change, contact)) return conflict(std::string(changed_since));
    return Done{};
}

static Outcome<Done> same_version(const Contact& contact, std::int64_t seen) {
    if (contact.version != seen) return conflict(std::string(changed_since));
    return Done{};
}

Outcome<Done> assign(trail::Change& change, const Hub& hub, const std::string& reference, const Assignment& assignment) {
    auto contact = TRY(contact_for(change, Verb::allocate, reference));
    const auto officers = officers_for(change, hub, contact);
    std::vector<FieldError> errors;
    if (std::ranges::find(officers, assignment.officer, &Officer::account) == officers.end())
        errors.push_back({"officer", "Choose somebody who works in the hub and may have this contact"});
    const bool is_handover = contact.officer && contact.officer != assignment.officer;
    if (is_handover && is_blank(assignment.note)) errors.push_back({"note", "Say what the next officer has to know"});
    if (!errors.empty()) return invalid(std::move(errors));
    const auto question = question_of(change);
    TRY(policy::allot(change, question,
                      {.reference = reference,
                       .relation = policy::Relation::owner,
                       .account = assignment.officer,
                       .from = change.today(),
                       .because = is_handover ? "deals with the contact after a handover" : "deals with the contact"}));
    TRY(policy::end_other_owners(change, question, reference, assignment.officer));
    contact.officer = assignment.officer;
    TRY(save(change, contact));
    if (!is_blank(assignment.note)) insert_note(change, contact.id, {NoteKind::handover, assignment.note, change.now(), change.actor().account});
    if (assignment.officer != change.actor().account)
        access::tell(change, assignment.officer, {.kind = contact_given, .body = "A contact is yours now.\n\n{site}/hub\n"}, contact.record());
    change.record({"hub_contacts.contact_given", contact.record(), ""});
    return Done{};
}

/// The first rating, and one that is lower than before, count from when the contact was received or opened again; a higher one from when it became so. Where a child is
/// said to be in danger now, the clock of red runs from the receipt already.
static Outcome<Done> time_rating(trail::Change& change, const Contact& contact, std::optional<Rating> before) {
    const auto rules = rules_of(change);
    if (before == contact.rating) return Done{};
    const bool has_red_clock = !before && contact.concern.is_in_danger;
    if (has_red_clock && contact.rating == Rating::red) return Done{};
    if (before || has_red_clock) clocks::cancel(change, rules, contact.record(), clock_of(before.value_or(Rating::red)));
    const bool is_raised = before && *contact.rating < *before;
    return clocks::start(change, rules, contact.record(), clock_of(*contact.rating), is_raised ? change.now() : contact.counted_from());
}

Outcome<Done> rate(trail::Change& change, const std::string& reference, const NewRating& wanted) {
    auto contact = TRY(worked_on(change, Verb::advance, reference));
    const auto move = TRY(triage.take(change.actor(), contact.stage, contact.stage == Stage::received ? Step::rate : Step::rate_again));
    std::vector<FieldError> errors;
    if (!wanted.rating) errors.push_back({"rating", "Choose red, amber or green"});
    if (is_blank(wanted.reason)) errors.push_back({"reason", "Say why it is rated so"});
    if (!errors.empty()) return invalid(std::move(errors));
    TRY(same_version(contact, wanted.version));
    const auto before = contact.rating;
    contact.stage = move.to;
    contact.rating = wanted.rating;
    TRY(save(change, contact));
    insert_rating(change, contact.id, {*wanted.rating, wanted.reason, change.now(), change.actor().account});
    TRY(time_rating(change, contact, before));
    change.record({move.event, contact.record(), std::string(token_of(*wanted.rating))});
    return Done{};
}

Outcome<Done> decide(trail::Change& change, const std::string& reference, const NewDecision& wanted) {
    auto contact = TRY(worked_on(change, Verb::advance, reference));
    const auto move = TRY(triage.take(change.actor(), contact.stage, Step::decide));
    if (auto errors = problems_of(wanted.decision); !errors.empty()) return invalid(std::move(errors));
    TRY(same_version(contact, wanted.version));
    Decision made = wanted.decision;
    made.edition = edition_on(change.today());
    made.at = change.now();
    made.by = change.actor().account;
    contact.stage = move.to;
    contact.onward = made.onward;
    TRY(save(change, contact));
    insert_decision(change, contact.id, made);
    const auto rules = rules_of(change);
    TRY(clocks::meet(change, rules, contact.record(), decision_clock, change.now()));
    TRY(clocks::meet(change, rules, contact.record(), clock_of(contact.rating.value()), change.now()));
    TRY(clocks::start(change, rules, contact.record(), telling_clock, change.now()));
    TRY(clocks::start(change, rules, contact.record(), closure_clock, change.now()));
    change.record({move.event, contact.record(), std::string(token_of(made.onward))});
    return Done{};
}

/// Ends a contact in which nothing is left to do. Nobody waits any more for the checks that are still open.
static Outcome<Done> end(trail::Change& change, Contact contact) {
    const auto move = TRY(triage.take(change.actor(), contact.stage, Step::close));
    contact.stage = move.to;
    contact.closed_on = change.today();
    TRY(save(change, contact));
    TRY(clocks::meet(change, rules_of(change), contact.record(), closure_clock, change.now()));
    withdraw_open_checks(change, contact, "The contact was closed");
    change.record({move.event, contact.record(), ""});
    return Done{};
}

std::vector<std::string> left_to_do(trail::View& view, const Contact& contact) {
    const auto has = [&](const questionnaires::QuestionSet& set) { return questionnaires::latest_sheet(view, contact.record(), set.key()).has_value(); };
    return left_to_do(contact, {.adult = has(questionnaires::domestic_abuse_risk), .children = has(questionnaires::domestic_abuse_children)});
}

/// The last thing that was left to do closes a decided contact.
static Outcome<Done> end_where_done(trail::Change& change, const std::string& reference) {
    const auto contact = find_contact(change, reference);
    const bool is_done = contact && contact->stage == Stage::decided && left_to_do(change, *contact).empty();
    return is_done ? end(change, *contact) : Outcome<Done>(Done{});
}

Outcome<Done> tell(trail::Change& change, const std::string& reference, const Told& told) {
    auto contact = TRY(worked_on(change, Verb::write, reference));
    if (contact.stage != Stage::decided) return conflict("Nothing is decided that could be told");
    const bool is_told = told.telling == Telling::told;
    if (is_told && is_blank(told.words)) return invalid({{"words", "Write what they are told: what was decided and why, in words that they may read"}});
    if (is_told && !is_blank(told.why_not)) return invalid({{"why_not", "They are told: leave this empty, or say that they are not"}});
    if (!is_told && is_blank(told.why_not)) return invalid({{"why_not", "Say why they are not told"}});
    if (!is_told && !is_blank(told.words)) return invalid({{"words", "They are not told: leave this empty, or say that they are"}});
    TRY(same_version(contact, told.version));
    contact.telling = told.telling;
    TRY(save(change, contact));
    insert_note(change, contact.id, {is_told ? NoteKind::told : NoteKind::note, is_told ? told.words : told.why_not, change.now(), change.actor().account});
    TRY(clocks::meet(change, rules_of(change), contact.record(), telling_clock, change.now()));
    if (is_told && contact.sent_by)
        access::tell(change, *contact.sent_by,
                     {.kind = outcome_told, .body = "Its answer is with the concern that you sent.\n\n{site}/contacts\n", .path = "/contacts"});
    change.record({"hub_contacts.outcome_told", contact.record(), std::string(token_of(told.telling))});
    return end_where_done(change, reference);
}

Outcome<Done> screen(trail::Change& change, const std::string& reference, const NewScreening& wanted) {
    const auto contact = TRY(worked_on(change, Verb::write, reference));
    if (auto errors = problems_of(wanted.screening, change.today()); !errors.empty()) return invalid(std::move(errors));
    TRY(same_version(contact, wanted.version));
    if (contact.stage == Stage::closed) return conflict("The contact is closed: open it again first");
    TRY(save(change, contact));
    insert_screening(change, contact.id, wanted.screening);
    change.record({"hub_contacts.abuse_screened", contact.record(), std::string(token_of(wanted.screening.domestic_abuse))});
    return end_where_done(change, reference);
}

Outcome<Done> assess(trail::Change& change, const std::string& reference, const questionnaires::QuestionSet& set, const questionnaires::Given& given) {
    const auto contact = TRY(worked_on(change, Verb::write, reference));
    const auto latest = questionnaires::latest_sheet(change, contact.record(), set.key());
    if (latest && given.corrects != latest->id) return conflict(std::string(changed_since));
    TRY(questionnaires::answer(change, {.record = contact.record(), .set = set}, given));
    change.record({"hub_contacts.risk_assessed", contact.record(), std::string(set.key())});
    return end_where_done(change, reference);
}

Outcome<Done> reopen(trail::Change& change, const std::string& reference, const std::string& why) {
    auto contact = TRY(worked_on(change, Verb::advance, reference));
    const auto move = TRY(triage.take(change.actor(), contact.stage, Step::reopen));
    if (is_blank(why)) return invalid({{"why", "Say what has come to light, and who asked for it"}});
    contact.stage = move.to;
    contact.onward.reset();
    contact.telling.reset();
    contact.closed_on.reset();
    contact.reopened_at = change.now();
    TRY(save(change, contact));
    insert_note(change, contact.id, {NoteKind::reopened, why, change.now(), change.actor().account});
    const auto rules = rules_of(change);
    for (const auto* rule : {&telling_clock, &closure_clock}) clocks::cancel(change, rules, contact.record(), *rule);
    TRY(clocks::start(change, rules, contact.record(), decision_clock, change.now()));
    TRY(clocks::start(change, rules, contact.record(), clock_of(contact.rating.value()), change.now()));
    change.record({move.event, contact.record(), ""});
    return Done{};
}

Outcome<Done> write_note(trail::Change& change, const std::string& reference, const std::string& words) {
    const auto contact = TRY(worked_on(change, Verb::write, reference));
    if (is_blank(words)) return invalid({{"words", "Write the note"}});
    insert_note(change, contact.id, {NoteKind::note, words, change.now(), change.actor().account});
    change.record({"hub_contacts.note_written", contact.record(), ""});
    return Done{};
}

}  // namespace holdfast::hub_contacts
