#include "features/duty_desk/world_test.hpp"

using namespace holdfast;
using namespace holdfast::duty_desk;
using namespace holdfast::duty_desk::test;

namespace {

const Date today = make_date(2026, 11, 20);
const Person ann{{1}, "Ann"}, ben{{2}, "Ben"}, cora{{3}, "Cora"};

struct Desk : World {
    using World::World;
    Outcome<Done> set(const DutyDay& day, const trail::Actor& who) {
        return change(who, [&](trail::Change& change) { return set_duty(change, day); });
    }
    DutyDay on(Date day, const trail::Actor& who) {
        return look(who, [&](trail::View& view) { return duty_on(view, day); });
    }
    DutyDay of(Date day) const {
        return {.on = day, .turns = {{"morning_social_worker_1", {hub.account, ""}}, {"afternoon_early_help_officer", {colleague.account, ""}}}};
    }
};

}  // namespace

TEST_CASE("what is wanting of two social workers and an early help officer is said for each half of the day") {
    DutyDay day{.on = today, .turns = {{"morning_social_worker_1", ann}}};
    CHECK(wanting_in(day, morning) == "1 social worker and 1 early help officer");
    CHECK(wanting_in(day, afternoon) == "2 social workers and 1 early help officer");
    day.turns.push_back({"morning_social_worker_2", ben});
    CHECK(wanting_in(day, morning) == "1 early help officer");
    day.turns.push_back({"morning_early_help_officer", cora});
    CHECK(wanting_in(day, morning).empty());
}

TEST_CASE("nobody is on duty twice in one half of a day") {
    CHECK(problems_of({.on = today, .turns = {{"morning_social_worker_1", ann}, {"afternoon_social_worker_1", ann}}}).empty());
    const auto errors = problems_of({.on = today, .turns = {{"morning_social_worker_1", ann}, {"morning_early_help_officer", ann}}});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0] == FieldError{"morning_early_help_officer", "Ann is on duty in this half of the day already"});
}

TEST_CASE("the afternoon begins at one o'clock in London, in summer too") {
    CHECK(half_of(parse_instant("2026-11-20T12:59:59Z").value()) == morning);
    CHECK(half_of(parse_instant("2026-11-20T13:00:00Z").value()) == afternoon);
    CHECK(half_of(parse_instant("2026-06-19T11:59:59Z").value()) == morning);
    CHECK(half_of(parse_instant("2026-06-19T12:00:00Z").value()) == afternoon);
    CHECK(half_of(parse_instant("2026-10-25T12:59:59Z").value()) == morning);
}

TEST_CASE("one's own duties are a calendar with the hours in UTC, in lines of at most 75 octets") {
    const auto text = calendar_file({{make_date(2026, 6, 19), "morning_social_worker_1"}, {today, "afternoon_early_help_officer"}}, {7},
                                    parse_instant("2026-06-01T08:00:00Z").value());
    CHECK(text ==
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Holdfast//Duty desk//EN\r\nCALSCALE:GREGORIAN\r\n"
          "BEGIN:VEVENT\r\nUID:duty-2026-06-19-morning-7@holdfast\r\nDTSTAMP:20260601T080000Z\r\nDTSTART:20260619T080000Z\r\nDTEND:20260619T120000Z\r\n"
          "SUMMARY:Duty desk: social worker\r\nEND:VEVENT\r\n"
          "BEGIN:VEVENT\r\nUID:duty-2026-11-20-afternoon-7@holdfast\r\nDTSTAMP:20260601T080000Z\r\nDTSTART:20261120T130000Z\r\nDTEND:20261120T170000Z\r\n"
          "SUMMARY:Duty desk: early help officer\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

ON_EVERY_DATABASE("the lead says who is on duty, the people of the agency see it, and another agency has a rota of its own") {
    Desk desk(kind);
    REQUIRE(desk.set(desk.of(today), desk.lead));
    const auto day = desk.on(today, desk.colleague);
    REQUIRE(day.in("morning_social_worker_1") != nullptr);
    CHECK(day.in("morning_social_worker_1")->name == "Ann Hub");
    CHECK(day.version == 1);
    CHECK(desk.on(today, desk.elsewhere).turns.empty());
    CHECK(desk.events("duty_desk.rota_changed") == 1);
    CHECK(desk.look(desk.hub, [](trail::View& view) { return own_turns(view).size(); }) == 1);
    CHECK(desk.look(desk.hub, [](trail::View& view) { return duty_week(view, make_date(2026, 11, 16)).at(4).turns.size(); }) == 2);
}

ON_EVERY_DATABASE("the rota is not changed by who may not, of a past day, over somebody else's change, or with people of another agency") {
    Desk desk(kind);
    CHECK(desk.set(desk.of(today), desk.hub).refusal().kind == Refusal::Kind::forbidden);
    CHECK(desk.set(desk.of(today - std::chrono::days{1}), desk.lead).refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.set(desk.of(today + std::chrono::days{400}), desk.lead).refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.set(desk.of(today), desk.elsewhere_lead).refusal().errors.size() == 2);
    REQUIRE(desk.set(desk.of(today), desk.lead));
    CHECK(desk.set(desk.of(today), desk.lead).refusal().kind == Refusal::Kind::conflict);
    DutyDay other = desk.of(today);
    other.version = 1;
    other.turns.pop_back();
    REQUIRE(desk.set(other, desk.lead));
    CHECK(desk.on(today, desk.lead).turns.size() == 1);
}
