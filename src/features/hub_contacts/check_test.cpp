#include "core/policy/sharing_store.hpp"
#include "features/hub_contacts/check_service.hpp"
#include "features/hub_contacts/desk_test.hpp"
#include "features/hub_contacts/retention_service.hpp"

using namespace holdfast;
using namespace holdfast::hub_contacts;
using holdfast::hub_contacts::test::Desk;
using holdfast::hub_contacts::test::names_field;

namespace {

const Role lead_role{"agency_safeguarding_lead", "Agency safeguarding lead", {hub_contacts::permissions::answer, policy::permissions::decide_sharing}};

/// A desk, with the leads of the school and of the police, whom it can ask.
struct Asking : Desk {
    explicit Asking(const std::string& database_kind) : Desk(database_kind) {
        hub.roles.push_back(lead_role);
        agency("police", "The Police", "police");
        school_lead = person("Fay Lead", "school", lead_role);
        police_lead = person("Gus Lead", "police", lead_role);
    }
    Outcome<Done> ask_as(const trail::Actor& who, const std::string& reference, const NewChecks& wanted) {
        return change(who, [&](trail::Change& change) { return ask(change, hub, reference, wanted); });
    }
    /// What is asked of these agencies about the first child.
    NewChecks asking(const std::string& reference, std::vector<std::string> agencies) {
        return {.agencies = std::move(agencies), .children = {now_of(reference).concern.children.front().id}, .question = "Were you called to the home this year?", .limit = Rating::amber};
    }
    std::vector<Check> checks_in(const std::string& reference) {
        return look(officer, [&](trail::View& view) { return checks_of(view, find_contact(view, reference)->id); });
    }
    std::string asked_of(const std::string& agency) {
        const auto reference = received();
        REQUIRE(ask_as(officer, reference, asking(reference, {agency})));
        return reference;
    }
    Outcome<Done> answer_as(const trail::Actor& who, const std::string& check, const Answer& answer, const std::string& late_why = {}) {
        return change(who, [&](trail::Change& change) {
            const auto found = find_check(change, check);
            return answer_check(change, check, {.answer = answer, .late_why = late_why, .seen = found ? answers_of(change, found->id).size() : 0});
        });
    }
    std::vector<Disclosed> disclosed_in(const std::string& check) {
        return look(officer, [&](trail::View& view) { return disclosed_of(view, find_check(view, check)->id); });
    }
    Gauge gauge(const std::string& reference) {
        return look(officer, [&](trail::View& view) { return gauge_of(view, find_contact(view, reference)->id); });
    }
    std::vector<std::string> asked(const trail::Actor& who, bool is_open = true) {
        return look(who, [&](trail::View& view) {
            std::vector<std::string> references;
            for (const auto& each : checks_asked(view, policy::list_filter(view, check_records, policy::belonging_of(view)), is_open, {})) references.push_back(each.check.reference);
            return references;
        });
    }
    trail::Actor school_lead{}, police_lead{};
};

const Answer all{.known = Known::yes, .held = "Two calls in May", .sharing = Sharing::shared, .basis = "public_task"};
const Answer some{.known = Known::yes, .held = "Two calls in May, one of them by the aunt", .part = "Two calls in May", .sharing = Sharing::in_part, .why = "The aunt must not be known", .basis = "public_task"};
const Answer none{.known = Known::yes, .held = "The mother is a witness", .sharing = Sharing::withheld, .why = "It would harm a prosecution", .basis = "none"};

}  // namespace

ON_EVERY_DATABASE("each agency that is asked has a check of its own with its own clock, and sees that alone") {
    Asking desk(kind);
    const auto reference = desk.received();
    REQUIRE(desk.ask_as(desk.officer, reference, desk.asking(reference, {"school", "police"})));
    const auto checks = desk.checks_in(reference);
    REQUIRE(checks.size() == 2);
    CHECK(checks.front().reference.starts_with("CHK-2026-"));
    CHECK(iso(checks.front().due.value()) == "2026-11-24T10:00:00.000Z");
    CHECK(desk.asked(desk.school_lead) == std::vector{checks.front().reference});
    CHECK(desk.asked(desk.police_lead) == std::vector{checks.back().reference});
    CHECK(desk.asked(desk.officer).empty());
    CHECK(desk.asked(desk.teacher).empty());
    const auto named = desk.look(desk.police_lead, [&](trail::View& view) { return children_named(view, checks.back().id); });
    REQUIRE(named.size() == 1);
    CHECK(named.front().name() == "Hal Sample");
    const auto other = desk.answer_as(desk.school_lead, checks.back().reference, all);
    REQUIRE(!other);
    CHECK(other.refusal().kind == Refusal::Kind::not_found);
    const auto contact = desk.change(desk.police_lead, [&](trail::Change& change) { return write_note(change, reference, "mine"); });
    REQUIRE(!contact);
    CHECK(contact.refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a question says of whom, of which agencies that can answer, by when, and what; nobody is asked where one of them cannot") {
    Asking desk(kind);
    const auto reference = desk.received(), other = desk.received();
    const auto bare = desk.ask_as(desk.officer, reference, {.children = {desk.now_of(other).concern.children.front().id}});
    REQUIRE(!bare);
    for (const char* field : {"agencies", "named", "question", "limit"}) CHECK_MESSAGE(names_field(bare.refusal(), field), field);
    const auto unanswered = desk.ask_as(desk.officer, reference, desk.asking(reference, {"police", "council"}));
    REQUIRE(!unanswered);
    CHECK(names_field(unanswered.refusal(), "agencies"));
    auto later = desk.asking(reference, {"police"});
    later.sooner_on = make_date(2026, 12, 24);
    const auto late = desk.ask_as(desk.officer, reference, later);
    REQUIRE(!late);
    CHECK(names_field(late.refusal(), "sooner_on"));
    CHECK(desk.checks_in(reference).empty());
    const auto stranger = desk.ask_as(desk.stranger, reference, desk.asking(reference, {"police"}));
    REQUIRE(!stranger);
    CHECK(stranger.refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a check is due by the standard of the rating it is asked as, which is the contact's unless an officer says otherwise, or by a sooner day") {
    Asking desk(kind);
    auto said = Desk::concern();
    CHECK(usual_limit(desk.now_of(desk.received())) == Rating::amber);
    said.is_in_danger = true;
    CHECK(usual_limit(desk.now_of(*desk.send(said, desk.teacher))) == Rating::red);
    const auto reference = desk.received();
    REQUIRE(desk.rate_as(reference, Rating::green, desk.officer));
    CHECK(usual_limit(desk.now_of(reference)) == Rating::green);
    auto wanted = desk.asking(reference, {"police"});
    for (const auto limit : {Rating::red, Rating::green}) {
        wanted.limit = limit;
        REQUIRE(desk.ask_as(desk.officer, reference, wanted));
    }
    wanted.sooner_on = make_date(2026, 11, 24);
    REQUIRE(desk.ask_as(desk.officer, reference, wanted));
    const auto checks = desk.checks_in(reference);
    CHECK(iso(checks[0].due.value()) == "2026-11-23T12:00:00.000Z");
    CHECK(iso(checks[1].due.value()) == "2026-11-26T10:00:00.000Z");
    CHECK(london_date(checks[2].due.value()) == make_date(2026, 11, 24));
}

ON_EVERY_DATABASE("the hub sees of an answer what the agency decided to share, and not even whether a child is known where it is withheld") {
    Asking desk(kind);
    for (const auto& [answer, words] : {std::pair{all, "Two calls in May"}, {some, "Two calls in May"}, {none, ""}}) {
        const auto check = desk.checks_in(desk.asked_of("police")).front().reference;
        REQUIRE(desk.answer_as(desk.police_lead, check, answer));
        const auto seen = desk.disclosed_in(check);
        REQUIRE(seen.size() == 1);
        CHECK(seen.front().words == words);
        CHECK(seen.front().is_known.has_value() == (answer.sharing != Sharing::withheld));
        CHECK(seen.front().why == answer.why);
        const auto kept = desk.look(desk.police_lead, [&](trail::View& view) { return answers_of(view, find_check(view, check)->id); });
        CHECK(kept.front().held == answer.held);
        const auto decisions = desk.look(desk.police_lead, [&](trail::View& view) { return policy::sharing_decisions_about(view, {check_kind, check}); });
        REQUIRE(decisions.size() == 1);
        CHECK(decisions.front().is_shared == (answer.sharing != Sharing::withheld));
        CHECK(decisions.front().advice == "2024");
        CHECK(decisions.front().basis == answer.basis);
    }
}

ON_EVERY_DATABASE("an answer says whether the children are known, what is held, why not all is shared, and what allows it") {
    Asking desk(kind);
    const auto check = desk.checks_in(desk.asked_of("police")).front().reference;
    const auto wrong_by = [&](const Answer& answer, const char* field) {
        const auto refused = desk.answer_as(desk.police_lead, check, answer);
        CHECK_MESSAGE((!refused && names_field(refused.refusal(), field)), field);
    };
    wrong_by({}, "known");
    wrong_by({}, "basis");
    wrong_by({.known = Known::yes, .sharing = Sharing::shared}, "held");
    wrong_by({.known = Known::yes, .sharing = Sharing::in_part}, "part");
    wrong_by({.known = Known::yes, .sharing = Sharing::in_part}, "why");
    wrong_by({.known = Known::no, .part = "Something", .sharing = Sharing::in_part}, "sharing");
    wrong_by({.known = Known::yes, .part = "Something", .sharing = Sharing::withheld}, "part");
    wrong_by({.known = Known::yes, .sharing = Sharing::withheld}, "why");
    wrong_by({.known = Known::no, .sharing = Sharing::shared, .basis = "none"}, "basis");
    CHECK(desk.disclosed_in(check).empty());
    CHECK(desk.answer_as(desk.police_lead, check, {.known = Known::no, .sharing = Sharing::shared, .basis = "public_task"}));
}

ON_EVERY_DATABASE("a late answer says why, and the gauge counts what is asked, answered and late") {
    Asking desk(kind);
    const auto reference = desk.received();
    REQUIRE(desk.ask_as(desk.officer, reference, desk.asking(reference, {"school", "police"})));
    CHECK(in_words(desk.gauge(reference)) == "0 of 2 answered");
    const auto checks = desk.checks_in(reference);
    REQUIRE(desk.answer_as(desk.school_lead, checks.front().reference, all));
    CHECK(desk.gauge(reference) == Gauge{2, 1, 0});
    *desk.now += std::chrono::hours{25};
    CHECK(in_words(desk.gauge(reference)) == "1 of 2 answered, 1 late");
    CHECK(desk.queue(desk.officer).front().checks == desk.gauge(reference));
    const auto silent = desk.answer_as(desk.police_lead, checks.back().reference, all);
    REQUIRE(!silent);
    CHECK(names_field(silent.refusal(), "late_why"));
    REQUIRE(desk.answer_as(desk.police_lead, checks.back().reference, all, "The system was down"));
    CHECK(desk.gauge(reference) == Gauge{2, 2, 0});
    const auto late = desk.checks_in(reference).back();
    CHECK(late.is_late(*desk.now));
    CHECK(late.late_why == "The system was down");
}

ON_EVERY_DATABASE("open checks of the hub stand by what is due first, and leave when answered") {
    Asking desk(kind);
    const auto reference = desk.received();
    auto wanted = desk.asking(reference, {"school"});
    REQUIRE(desk.ask_as(desk.officer, reference, wanted));
    wanted.agencies = {"police"};
    wanted.limit = Rating::red;
    REQUIRE(desk.ask_as(desk.officer, reference, wanted));
    const auto open = [&](const trail::Actor& who) {
        return desk.look(who, [&](trail::View& view) { return open_checks(view, policy::list_filter(view, contact_records, policy::belonging_of(view)), {}); });
    };
    REQUIRE(open(desk.officer).size() == 2);
    CHECK(open(desk.officer).front().check.agency == "police");
    CHECK(open(desk.officer).front().contact == reference);
    CHECK(open(desk.stranger).empty());
    REQUIRE(desk.answer_as(desk.police_lead, open(desk.officer).front().check.reference, all));
    REQUIRE(open(desk.officer).size() == 1);
    CHECK(open(desk.officer).front().check.agency == "school");
}

ON_EVERY_DATABASE("an answer is corrected by another beside it, which one who has not seen the first cannot give") {
    Asking desk(kind);
    const auto check = desk.checks_in(desk.asked_of("police")).front().reference;
    REQUIRE(desk.answer_as(desk.police_lead, check, all));
    const auto blind = desk.change(desk.police_lead, [&](trail::Change& change) { return answer_check(change, check, {.answer = some, .seen = 0}); });
    REQUIRE(!blind);
    CHECK(blind.refusal().kind == Refusal::Kind::conflict);
    *desk.now += std::chrono::days{9};
    REQUIRE(desk.answer_as(desk.police_lead, check, none));
    const auto seen = desk.disclosed_in(check);
    REQUIRE(seen.size() == 2);
    CHECK(seen.front().words == "Two calls in May");
    CHECK(seen.back().words.empty());
    CHECK(!desk.look(desk.officer, [&](trail::View& view) { return find_check(view, check)->is_late(view.now()); }));
}

ON_EVERY_DATABASE("a check is withdrawn with why, by the hub alone, and is answered no more; closing a contact withdraws those that are open") {
    Asking desk(kind);
    const auto reference = desk.asked_of("police");
    const auto check = desk.checks_in(reference).front().reference;
    const auto withdraw_it = [&](const trail::Actor& who, const std::string& contact, const char* why) {
        return desk.change(who, [&](trail::Change& change) { return withdraw(change, contact, check, why); });
    };
    const auto silent = withdraw_it(desk.officer, reference, " ");
    REQUIRE(!silent);
    CHECK(names_field(silent.refusal(), "why"));
    CHECK(withdraw_it(desk.officer, desk.received(), "Wrong contact").refusal().kind == Refusal::Kind::not_found);
    CHECK(withdraw_it(desk.police_lead, reference, "Too much work").refusal().kind == Refusal::Kind::not_found);
    REQUIRE(withdraw_it(desk.officer, reference, "The school knew"));
    CHECK(desk.gauge(reference) == Gauge{});
    CHECK(desk.asked(desk.police_lead).empty());
    CHECK(desk.asked(desk.police_lead, false) == std::vector{check});
    const auto late = desk.answer_as(desk.police_lead, check, all);
    REQUIRE(!late);
    CHECK(late.refusal().kind == Refusal::Kind::conflict);
    const auto closed = desk.decided();
    REQUIRE(desk.ask_as(desk.officer, closed, desk.asking(closed, {"police"})));
    REQUIRE(desk.tell_as(closed, {.telling = Telling::told, .words = "Early help will call you"}, desk.officer));
    CHECK(desk.checks_in(closed).front().withdrawn_why == "The contact was closed");
    CHECK(!desk.ask_as(desk.officer, closed, desk.asking(closed, {"police"})));
}

ON_EVERY_DATABASE("the words of checks are disposed of with their contact, and nothing is written in them afterwards") {
    Asking desk(kind);
    const auto reference = desk.decided();
    REQUIRE(desk.ask_as(desk.officer, reference, desk.asking(reference, {"police"})));
    const auto check = desk.checks_in(reference).front().reference;
    REQUIRE(desk.answer_as(desk.police_lead, check, some));
    REQUIRE(desk.change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
        old_contacts(trail::KeyFolder{""}).front().dispose(change, reference);
        change.record({"test.contact_disposed", {contact_kind, reference}});
        return Done{};
    }));
    CHECK(desk.checks_in(reference).front().question.empty());
    const auto kept = desk.look(desk.police_lead, [&](trail::View& view) { return answers_of(view, find_check(view, check)->id).front(); });
    for (const auto& words : {kept.held, kept.part, kept.why}) CHECK(words.empty());
    CHECK(desk.look(desk.police_lead, [&](trail::View& view) { return children_named(view, find_check(view, check)->id).empty(); }));
    CHECK(desk.look(desk.police_lead, [&](trail::View& view) { return policy::sharing_decisions_about(view, {check_kind, check}).front().why.empty(); }));
    CHECK(desk.answer_as(desk.police_lead, check, all).refusal().kind == Refusal::Kind::conflict);
}
