#include "features/hub_contacts/desk_test.hpp"

using namespace holdfast;
using namespace holdfast::hub_contacts;
using holdfast::hub_contacts::test::Desk;
using holdfast::hub_contacts::test::names_field;

ON_EVERY_DATABASE("a contact keeps all that was said, and belongs to the hub of its authority alone") {
    Desk desk(kind);
    const auto reference = desk.received();
    CHECK(reference.starts_with("HUB-2026-"));
    const auto contact = desk.now_of(reference);
    CHECK(contact.concern == [&] {
        auto said = Desk::concern();
        for (std::size_t at = 0; at < said.children.size(); ++at) said.children[at].id = contact.concern.children[at].id;
        return said;
    }());
    CHECK(contact.sent_by == desk.teacher.account);
    CHECK(desk.queue(desk.officer).size() == 1);
    CHECK(desk.queue(desk.stranger).empty());
    CHECK(desk.queue(desk.teacher).empty());
    const auto opened = desk.change(desk.stranger, [&](trail::Change& change) { return write_note(change, reference, "mine"); });
    REQUIRE(!opened);
    CHECK(opened.refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("every field of a form that is wrong is said at once") {
    Desk desk(kind);
    Concern said{.sender = {.source = "2A"}, .consent = Consent::refused};
    const auto refused = desk.change(desk.teacher, [&](trail::Change& change) { return receive(change, desk.hub, said, "school"); });
    REQUIRE(!refused);
    for (const char* field : {"sender_name", "reach", "given_1", "concern", "consent_why", "service"}) CHECK_MESSAGE(names_field(refused.refusal(), field), field);
    CHECK(desk.queue(desk.officer).empty());
}

ON_EVERY_DATABASE("a member of the public need not say who they are, nor that anybody agreed") {
    Desk desk(kind);
    Concern said{.sender = {.source = "1B"}, .children = {{.age = "a baby", .school = ""}}, .concern = "Screams every night"};
    CHECK(desk.send(said, trail::Actor{}));
    const auto queue = desk.queue(desk.officer);
    REQUIRE(queue.size() == 1);
    CHECK(!desk.now_of(queue.front().reference).sent_by);
}

ON_EVERY_DATABASE("that a child is in danger now is told to the hub's officers at once, and to nobody else") {
    Desk desk(kind);
    auto said = Desk::concern();
    said.is_in_danger = true;
    const auto reference = desk.send(said, desk.teacher);
    REQUIRE(reference);
    const auto told = desk.look(desk.officer, [&](trail::View& view) {
        std::vector<std::int64_t> accounts;
        for (const auto& who : officers_for(view, desk.hub, find_contact(view, *reference).value())) accounts.push_back(who.account.number);
        return accounts;
    });
    CHECK(told.size() == 3);
    CHECK(std::ranges::find(told, desk.stranger.account.number) == told.end());
    CHECK(iso(desk.running(*reference, red_clock)->due.at.value()) == "2026-11-23T14:00:00.000Z");
    const auto waiting = [&](const trail::Actor& who) {
        return desk.look(who, [&](trail::View& view) { return in_danger(view, policy::list_filter(view, contact_records, policy::belonging_of(view))).size(); });
    };
    CHECK(waiting(desk.officer) == 1);
    CHECK(waiting(desk.stranger) == 0);
    REQUIRE(desk.rate_as(*reference, Rating::red, desk.officer));
    CHECK(desk.running(*reference, red_clock));
    CHECK(waiting(desk.officer) == 0);
    CHECK(desk.queue(desk.officer).size() == 1);
    const auto calm = desk.send(said, desk.teacher);
    REQUIRE(desk.rate_as(*calm, Rating::green, desk.officer));
    CHECK(!desk.running(*calm, red_clock));
    CHECK(desk.running(*calm, green_clock));
}

ON_EVERY_DATABASE("who works in another hub, or in none, sends as anybody does and can follow it") {
    Desk desk(kind);
    for (const auto* sender : {&desk.stranger, &desk.teacher}) CHECK(desk.now_of(*desk.send(Desk::concern(), *sender)).sent_by == sender->account);
    CHECK(!desk.now_of(*desk.send(Desk::concern(), desk.second)).sent_by);
}

ON_EVERY_DATABASE("a contact that was opened again counts from then, whichever way it is rated") {
    Desk desk(kind);
    const auto reference = desk.decided();
    *desk.now += std::chrono::days{21};
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return reopen(change, reference, "The health visitor called"); }));
    REQUIRE(desk.rate_as(reference, Rating::green, desk.officer));
    CHECK(desk.running(reference, green_clock)->started_at == *desk.now);
}

ON_EVERY_DATABASE("a rating says why and starts its clock from the receipt; red runs on outside the hub's hours, amber does not") {
    Desk desk(kind);
    const auto red = desk.received(), amber = desk.received();
    *desk.now += std::chrono::hours{1};
    const auto silent = desk.change(desk.officer, [&](trail::Change& change) { return rate(change, red, {.version = 1}); });
    REQUIRE(!silent);
    CHECK(names_field(silent.refusal(), "rating"));
    CHECK(names_field(silent.refusal(), "reason"));
    REQUIRE(desk.rate_as(red, Rating::red, desk.officer));
    REQUIRE(desk.rate_as(amber, Rating::amber, desk.officer));
    CHECK(iso(desk.running(red, red_clock)->due.at.value()) == "2026-11-23T14:00:00.000Z");
    CHECK(iso(desk.running(amber, amber_clock)->due.at.value()) == "2026-11-26T10:00:00.000Z");
    CHECK(desk.queue(desk.officer).front().reference == red);
}

ON_EVERY_DATABASE("a rating that is raised counts from then, one that is lowered from the receipt, and each stays to be seen") {
    Desk desk(kind);
    const auto reference = desk.received();
    REQUIRE(desk.rate_as(reference, Rating::green, desk.officer));
    *desk.now += std::chrono::hours{2};
    REQUIRE(desk.rate_as(reference, Rating::red, desk.officer));
    CHECK(iso(desk.running(reference, red_clock)->due.at.value()) == "2026-11-23T16:00:00.000Z");
    CHECK(!desk.running(reference, green_clock));
    REQUIRE(desk.rate_as(reference, Rating::amber, desk.officer));
    CHECK(iso(desk.running(reference, amber_clock)->due.at.value()) == "2026-11-26T10:00:00.000Z");
    CHECK(desk.look(desk.officer, [&](trail::View& view) { return ratings_of(view, find_contact(view, reference)->id).size(); }) == 3);
}

ON_EVERY_DATABASE("who rates what another has rated meanwhile is told so, and nothing is written over") {
    Desk desk(kind);
    const auto reference = desk.received();
    const auto seen = desk.now_of(reference).version;
    REQUIRE(desk.rate_as(reference, Rating::red, desk.officer));
    const auto late = desk.change(desk.second, [&](trail::Change& change) {
        return rate(change, reference, {.rating = Rating::green, .reason = "Looks quiet", .version = seen});
    });
    REQUIRE(!late);
    CHECK(late.refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.now_of(reference).rating == Rating::red);
}

ON_EVERY_DATABASE("only a decision maker decides, of a rated contact, with what it rests on; the edition of the thresholds is kept") {
    Desk desk(kind);
    const auto reference = desk.received();
    const auto unrated = desk.decide_as(reference, Desk::decision(), desk.manager);
    REQUIRE(!unrated);
    CHECK(unrated.refusal().kind == Refusal::Kind::conflict);
    REQUIRE(desk.rate_as(reference, Rating::amber, desk.officer));
    const auto officer = desk.decide_as(reference, Desk::decision(), desk.officer);
    REQUIRE(!officer);
    CHECK(officer.refusal().kind == Refusal::Kind::forbidden);
    const auto bare = desk.decide_as(reference, {.onward = Onward::social_care}, desk.manager);
    REQUIRE(!bare);
    for (const char* field : {"rationale", "considered", "to"}) CHECK(names_field(bare.refusal(), field));
    REQUIRE(desk.decide_as(reference, Desk::decision(), desk.manager));
    const auto made = desk.look(desk.manager, [&](trail::View& view) { return decisions_of(view, find_contact(view, reference)->id); });
    REQUIRE(made.size() == 1);
    CHECK(made.front().by == desk.manager.account);
    CHECK(made.front().edition == edition_on(make_date(2026, 11, 23)));
    CHECK(!desk.running(reference, decision_clock));
    CHECK(!desk.running(reference, amber_clock));
}

ON_EVERY_DATABASE("a contact stays open until whoever got in touch was told, or why they cannot be is said") {
    Desk desk(kind);
    const auto reference = desk.decided();
    CHECK(desk.now_of(reference).stage == Stage::decided);
    CHECK(left_to_do(desk.now_of(reference), {}).size() == 1);
    CHECK(desk.running(reference, telling_clock));
    CHECK(desk.queue(desk.officer).size() == 1);
    const auto silent = desk.tell_as(reference, {.telling = Telling::told}, desk.officer);
    REQUIRE(!silent);
    CHECK(names_field(silent.refusal(), "words"));
    REQUIRE(desk.tell_as(reference, {.telling = Telling::told, .words = "Early help will call you"}, desk.officer));
    CHECK(desk.now_of(reference).stage == Stage::closed);
    CHECK(desk.queue(desk.officer).empty());
    const auto own = desk.look(desk.teacher, [&](trail::View& view) { return own_contact(view, view.actor().account, reference); });
    REQUIRE(own);
    CHECK(own->told == "Early help will call you");
    CHECK(!desk.look(desk.officer, [&](trail::View& view) { return own_contact(view, view.actor().account, reference); }));
}

ON_EVERY_DATABASE("why somebody is not told is for the hub alone") {
    Desk desk(kind);
    const auto reference = desk.decided();
    const auto slip = desk.tell_as(reference, {.telling = Telling::told, .words = "Early help will call you", .why_not = "The father reads their mail"}, desk.officer);
    REQUIRE(!slip);
    CHECK(names_field(slip.refusal(), "why_not"));
    const auto other = desk.tell_as(reference, {.telling = Telling::unsafe, .words = "Early help will call you", .why_not = "The father reads their mail"}, desk.officer);
    REQUIRE(!other);
    CHECK(names_field(other.refusal(), "words"));
    REQUIRE(desk.tell_as(reference, {.telling = Telling::unsafe, .why_not = "The father reads their mail"}, desk.officer));
    CHECK(desk.look(desk.teacher, [&](trail::View& view) { return own_contact(view, view.actor().account, reference); })->told.empty());
}

ON_EVERY_DATABASE("an answer that was given is taken back by another, and by opening the contact again") {
    Desk desk(kind);
    auto said = Desk::concern();
    said.domestic_abuse = Known::yes;
    const auto reference = *desk.send(said, desk.teacher);
    REQUIRE(desk.rate_as(reference, Rating::amber, desk.officer));
    REQUIRE(desk.decide_as(reference, Desk::decision(), desk.manager));
    const auto told = [&] { return desk.look(desk.teacher, [&](trail::View& view) { return own_contact(view, view.actor().account, reference)->told; }); };
    REQUIRE(desk.tell_as(reference, {.telling = Telling::told, .words = "Early help will call you"}, desk.officer));
    CHECK(told() == "Early help will call you");
    REQUIRE(desk.tell_as(reference, {.telling = Telling::unsafe, .why_not = "The father reads their mail"}, desk.officer));
    CHECK(told().empty());
    REQUIRE(desk.tell_as(reference, {.telling = Telling::told, .words = "Early help will call you"}, desk.officer));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return reopen(change, reference, "The health visitor called"); }));
    CHECK(told().empty());
}

ON_EVERY_DATABASE("a contact that is opened again is decided again, by its clocks") {
    Desk desk(kind);
    const auto reference = desk.decided();
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return reopen(change, reference, "The health visitor called"); }));
    CHECK(desk.running(reference, decision_clock));
    CHECK(desk.running(reference, amber_clock));
    CHECK(!desk.running(reference, telling_clock));
    REQUIRE(desk.decide_as(reference, Desk::decision(Onward::social_care), desk.manager));
    CHECK(desk.look(desk.manager, [&](trail::View& view) { return decisions_of(view, find_contact(view, reference)->id).size(); }) == 2);
}

ON_EVERY_DATABASE("from one officer to another a contact goes with a note of handover") {
    Desk desk(kind);
    const auto reference = desk.received();
    const auto give = [&](const trail::Actor& to, const char* note) {
        return desk.change(desk.officer, [&](trail::Change& change) { return assign(change, desk.hub, reference, {to.account, note}); });
    };
    REQUIRE(give(desk.officer, ""));
    const auto silent = give(desk.second, "");
    REQUIRE(!silent);
    CHECK(names_field(silent.refusal(), "note"));
    const auto outside = give(desk.stranger, "Yours");
    REQUIRE(!outside);
    CHECK(names_field(outside.refusal(), "officer"));
    REQUIRE(give(desk.second, "The school calls back at three"));
    CHECK(desk.now_of(reference).officer == desk.second.account);
    CHECK(desk.queue(desk.second, {.whose = Wanted::Whose::mine}).size() == 1);
    CHECK(desk.queue(desk.officer, {.whose = Wanted::Whose::mine}).empty());
    CHECK(desk.queue(desk.officer, {.whose = Wanted::Whose::unassigned}).empty());
}

ON_EVERY_DATABASE("the queue has each open contact once, what is due first at its head, by stage and by rating") {
    Desk desk(kind);
    const auto first = desk.received(), second = desk.received();
    REQUIRE(desk.rate_as(second, Rating::red, desk.officer));
    const auto all = desk.queue(desk.officer);
    REQUIRE(all.size() == 2);
    CHECK(all.front().reference == second);
    CHECK(all.front().first_child == "Hal Sample");
    CHECK(all.front().children == 2);
    CHECK(desk.queue(desk.officer, {.stage = Stage::received}).front().reference == first);
    CHECK(desk.queue(desk.officer, {.rating = Rating::red}).size() == 1);
    CHECK(desk.queue(desk.officer, {.rating = Rating::green}).empty());
    CHECK(desk.queue(desk.officer, {.page = 1, .most = 1}).front().reference == first);
    const auto filter_count = [&](const Wanted& wanted) {
        return desk.look(desk.officer, [&](trail::View& view) {
            return count_queue(view, policy::list_filter(view, contact_records, policy::belonging_of(view)), wanted);
        });
    };
    CHECK(filter_count({}) == 2);
    CHECK(filter_count({.rating = Rating::red}) == 1);
}

ON_EVERY_DATABASE("a contact with domestic abuse stays open until the risk to the adult is assessed, and to the children where they were there") {
    Desk desk(kind);
    auto said = Desk::concern();
    said.domestic_abuse = Known::yes;
    said.children_present = Known::yes;
    const auto reference = *desk.send(said, desk.teacher);
    REQUIRE(desk.rate_as(reference, Rating::red, desk.officer));
    REQUIRE(desk.decide_as(reference, Desk::decision(Onward::social_care), desk.manager));
    REQUIRE(desk.tell_as(reference, {.telling = Telling::told, .words = "A social worker will call you"}, desk.officer));
    CHECK(desk.now_of(reference).stage == Stage::decided);
    REQUIRE(desk.screen_as(reference, {.domestic_abuse = Known::yes, .children_present = Known::not_known, .adviser = Adviser::involved}, desk.officer));
    for (const auto* set : risk_sets) {
        CHECK(desk.now_of(reference).stage == Stage::decided);
        const auto bare = desk.change(desk.officer, [&](trail::Change& change) { return assess(change, reference, *set, {}); });
        REQUIRE(!bare);
        CHECK(bare.refusal().kind == Refusal::Kind::invalid);
        questionnaires::Given given;
        for (const auto& question : set->on(make_date(2026, 11, 23)).questions)
            if (question.is_required) given.answers.push_back({std::string(question.key), std::string(questionnaires::choices_of(question).front().token)});
        REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return assess(change, reference, *set, given); }));
        const auto again = desk.change(desk.second, [&](trail::Change& change) { return assess(change, reference, *set, given); });
        REQUIRE(!again);
        CHECK(again.refusal().kind == Refusal::Kind::conflict);
    }
    CHECK(desk.now_of(reference).stage == Stage::closed);
    const auto late = desk.screen_as(reference, {.domestic_abuse = Known::no, .children_present = Known::no}, desk.officer);
    REQUIRE(!late);
    CHECK(late.refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("what the hub finds about domestic abuse stands in the place of what was known, with the adviser and the conference") {
    Desk desk(kind);
    const auto reference = desk.received();
    const auto bare = desk.screen_as(reference, {.domestic_abuse = Known::yes}, desk.officer);
    REQUIRE(!bare);
    CHECK(names_field(bare.refusal(), "adviser"));
    const auto early = desk.screen_as(reference, {Known::yes, Known::no, Adviser::offered, make_date(2026, 11, 24)}, desk.officer);
    REQUIRE(!early);
    CHECK(names_field(early.refusal(), "conference_on"));
    REQUIRE(desk.screen_as(reference, {.domestic_abuse = Known::not_known, .children_present = Known::not_known}, desk.second));
    REQUIRE(desk.screen_as(reference, {Known::yes, Known::no, Adviser::offered, make_date(2026, 11, 20)}, desk.officer));
    CHECK(desk.look(desk.officer, [&](trail::View& view) { return screenings_of(view, find_contact(view, reference)->id).size(); }) == 2);
    CHECK(desk.now_of(reference).concern.domestic_abuse == Known::no);
    CHECK(desk.now_of(reference).abuse().domestic_abuse == Known::yes);
    CHECK(desk.queue(desk.officer).front().has_domestic_abuse);
    CHECK(desk.look(desk.officer, [&](trail::View& view) { return left_to_do(view, find_contact(view, reference).value()).size(); }) == 2);
    const auto kept = desk.now_of(reference).abuse();
    CHECK(kept.adviser == Adviser::offered);
    CHECK(kept.conference_on == make_date(2026, 11, 20));
}

ON_EVERY_DATABASE("a child is linked to a record once, stands in its chronology from then on, and is taken out of it with why") {
    Desk desk(kind);
    const auto reference = desk.received();
    const auto child = desk.now_of(reference).concern.children.front().id;
    const auto contacts = [&] {
        return desk.look(desk.officer, [&](trail::View& view) {
            const auto held = link_of(view, find_contact(view, reference)->id, child);
            return held ? pathway::of_child<pathway::Contact>(view, people::find_person(view, held->person)->id).size() : std::size_t{0};
        });
    };
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return link_new(change, reference, child); }));
    CHECK(contacts() == 1);
    const auto person = desk.look(desk.officer, [&](trail::View& view) { return link_of(view, find_contact(view, reference)->id, child)->person; });
    const auto twice = desk.change(desk.officer, [&](trail::Change& change) { return link(change, reference, child, person); });
    REQUIRE(!twice);
    CHECK(twice.refusal().kind == Refusal::Kind::conflict);
    const auto silent = desk.change(desk.officer, [&](trail::Change& change) { return unlink(change, reference, child, " "); });
    REQUIRE(!silent);
    CHECK(names_field(silent.refusal(), "why"));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return unlink(change, reference, child, "A cousin of the same name"); }));
    CHECK(desk.look(desk.officer, [&](trail::View& view) {
        return pathway::of_child<pathway::Contact>(view, people::find_person(view, person)->id).empty();
    }));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return link(change, reference, child, person); }));
    CHECK(contacts() == 1);
    const auto sibling = desk.now_of(reference).concern.children.back().id;
    const auto same = desk.change(desk.officer, [&](trail::Change& change) { return link(change, reference, sibling, person); });
    REQUIRE(!same);
    CHECK(names_field(same.refusal(), "person"));
}

ON_EVERY_DATABASE("a baby who is expected is put on record as expected, and who is not to be known to the family is not in the chronology") {
    Desk desk(kind);
    auto said = Desk::concern();
    said.sender.is_kept_from_family = true;
    said.children = {{.family = "Sample", .born_on = make_date(2027, 2, 1)}};
    const auto reference = *desk.send(said, desk.teacher);
    const auto child = desk.now_of(reference).concern.children.front().id;
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return link_new(change, reference, child); }));
    const auto sources = desk.look(desk.officer, [&](trail::View& view) {
        const auto held = link_of(view, find_contact(view, reference)->id, child);
        return pathway::of_child<pathway::Contact>(view, people::find_person(view, held->person)->id);
    });
    REQUIRE(sources.size() == 1);
    CHECK(sources.front().source.empty());
}

ON_EVERY_DATABASE("nobody is linked to a record that the officer may not read, and no child of another contact") {
    Desk desk(kind);
    const auto reference = desk.received(), other = desk.received();
    const auto child = desk.now_of(reference).concern.children.front().id;
    for (const char* person : {"NOSUCHONE0", ""}) {
        const auto refused = desk.change(desk.officer, [&](trail::Change& change) { return link(change, reference, child, person); });
        REQUIRE(!refused);
        CHECK(names_field(refused.refusal(), "person"));
    }
    const auto strange = desk.change(desk.officer, [&](trail::Change& change) { return link_new(change, other, child); });
    REQUIRE(!strange);
    CHECK(strange.refusal().kind == Refusal::Kind::not_found);
}
