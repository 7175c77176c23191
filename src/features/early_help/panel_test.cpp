#include "core/access/notice_service.hpp"
#include "core/measures/district_store.hpp"
#include "core/notices/inbox_store.hpp"
#include "features/early_help/desk_test.hpp"
#include "features/early_help/held_service.hpp"
#include "features/early_help/panel_service.hpp"
#include "features/early_help/panel_store.hpp"
#include "features/early_help/plan.hpp"
#include "features/early_help/retention_service.hpp"

namespace holdfast::early_help::test {

static const Role coordinator_role{
    "early_help_coordinator", "Early help coordinator", {permissions::view, permissions::record, permissions::panel, policy::permissions::decide_sharing}};
static const Role sharer_role{
    "practitioner",
    "Practitioner",
    {permissions::view, permissions::record, people::permissions::view, people::permissions::edit, policy::permissions::decide_sharing}};

/// The desk, with the districts of two postcodes, a coordinator of another agency, and a lead professional who may share.
struct PanelDesk : Desk {
    explicit PanelDesk(const std::string& kind) : Desk(kind) {
        agency("trust", "The Trust", "health");
        coordinator = person("Cora Coordinator", "The Trust", coordinator_role);
        second = person("Sam Second", "The Trust", coordinator_role);
        lead = person("Lea Lead", "The Council", sharer_role);
        districts_on_record();
        own = add_child(lead, "Kit");
    }
    void districts_on_record() {
        REQUIRE(change(trail::operator_named(), [](trail::Change& change) -> Outcome<Done> {
            measures::put_district(change, "CA10", "Eden");
            measures::put_district(change, "CA1", "Carlisle");
            change.record({"test.districts_put", {"import", "districts"}});
            return Done{};
        }));
    }
    Date today() const { return london_date(*now); }
    Outcome<Id<Panel>> convene_on(Date day, const std::string& district = "Eden") {
        return change(coordinator, [&](trail::Change& change) { return convene(change, {.district = district, .held_on = day}); });
    }
    Id<Panel> panel_today() {
        const auto made = convene_on(today());
        REQUIRE(made);
        return *made;
    }
    std::string led() {
        const auto reference = begin_for(lead, own, beginning(lead));
        REQUIRE(reference);
        return *reference;
    }
    Outcome<Done> send(const std::string& reference, Id<Panel> panel, const std::string& why = "Nobody opens the door") {
        return change(lead, [&](trail::Change& change) { return send_to_panel(change, reference, panel, why); });
    }
    std::vector<PanelCase> list_of(Id<Panel> panel) {
        return look(coordinator, [&](trail::View& view) { return cases_of(view, panel); });
    }
    actions::NewAction action() const {
        return {.what = "Gran fetches her on Fridays",
                .success = "She is at school on time",
                .owner = {.name = "Gus Nurse", .agency = "The Trust"},
                .due_on = today() + std::chrono::days{20},
                .is_agreed = true,
                .is_realistic = true};
    }
    Outcome<Done> rule(Id<Panel> panel, std::optional<PanelDecision> decision, const std::string& reasons = "Three visits, no answer") {
        const auto cases = list_of(panel);
        REQUIRE_FALSE(cases.empty());
        return change(coordinator, [&](trail::Change& change) {
            return decide(change, panel_plans, {panel, cases.front().id}, {.said = {.decision = decision, .reasons = reasons}, .action = action()});
        });
    }
    std::vector<Entry> history_of(const std::string& reference) {
        return look(lead, [&](trail::View& view) { return entries_of(view, find_assessment(view, reference)->id); });
    }
    std::vector<std::string> offered(const std::string& district) {
        return look(coordinator, [&](trail::View& view) {
            std::vector<std::string> found;
            for (const auto& one : candidates_for(view, {.district = district, .held_on = view.today()}))
                found.push_back(one.assessment.reference + ": " + one.why);
            return found;
        });
    }

    trail::Actor coordinator{}, second{}, lead{};
    people::Person own{};
    actions::Desk panel_plans{desk_with(keys, {worker_role, member_role, coordinator_role, sharer_role})};
};

TEST_CASE("a member of a panel is typed as name, agency, and who has no agency is named in the refusal") {
    const auto members = panel_members_in("Bea Lead, Hill School\n\n  Gus Nurse ,The Trust, north\r\nJo", Attendance::came);
    REQUIRE(members.size() == 3);
    CHECK(members[1] == PanelMember{"Gus Nurse", "The Trust, north", Attendance::came});
    const Panel panel{.district = "Eden", .held_on = make_date(2026, 11, 23)};
    const auto problems = problems_of({.members = members, .minutes = "All were heard"}, panel, panel.held_on);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().field == "came");
    CHECK(problems.front().message.find("“Jo”") != std::string::npos);
    CHECK(problems_of({.members = {members.begin(), members.begin() + 2}, .minutes = "All were heard"}, panel, panel.held_on).empty());
    CHECK(problems_of({.members = {members.front()}, .minutes = "Before it met"}, panel, panel.held_on - std::chrono::days{1}).front().field == "came");
    CHECK(problems_of({.members = {{"Bea Lead", "Hill School", Attendance::apologies}}, .minutes = "Nobody came"}, panel, panel.held_on).front().field ==
          "came");
}

TEST_CASE("a day from which silence drifts is the first that the standard does not call drift") {
    const Date today = make_date(2026, 11, 23);
    const Assessment started{.started_on = silent_since(today)}, before{.started_on = silent_since(today) - std::chrono::days{1}};
    CHECK_FALSE(drift_of(started, std::nullopt, today));
    CHECK(drift_of(before, std::nullopt, today));
}

ON_EVERY_DATABASE("a panel is convened by an early help coordinator alone, for a district on record, and a district has one on a day") {
    PanelDesk desk(kind);
    REQUIRE(desk.convene_on(desk.today()));
    CHECK(names_field(desk.convene_on(desk.today()).refusal(), "held_on"));
    CHECK(desk.convene_on(desk.today(), "Carlisle"));
    CHECK(names_field(desk.convene_on(desk.today(), "Atlantis").refusal(), "district"));
    CHECK(names_field(desk.convene_on(desk.today() + std::chrono::days{400}).refusal(), "held_on"));
    const auto others =
        desk.change(desk.lead, [&](trail::Change& change) { return convene(change, {.district = "Eden", .held_on = desk.today() + std::chrono::days{1}}); });
    CHECK(others.refusal().kind == Refusal::Kind::forbidden);
}

ON_EVERY_DATABASE("whoever runs a panel reads an assessment once it is sent there, and nobody else of another agency does") {
    PanelDesk desk(kind);
    const auto reference = desk.led();
    CHECK_FALSE(desk.may_read(desk.coordinator, reference));
    const auto panel = desk.panel_today();
    CHECK(names_field(desk.send(reference, panel, " ").refusal(), "why"));
    CHECK(names_field(desk.send(reference, Id<Panel>{999}).refusal(), "panel"));
    REQUIRE(desk.send(reference, panel));
    CHECK(desk.may_read(desk.coordinator, reference));
    CHECK_FALSE(desk.may_read(desk.second, reference));
    CHECK(names_field(desk.send(reference, panel).refusal(), "panel"));
    CHECK(desk.look(desk.coordinator, [&](trail::View& view) { return notices::count_unread(view, desk.coordinator.account); }) == 1);
    *desk.now += std::chrono::days{85};
    CHECK_FALSE(desk.may_read(desk.coordinator, reference));
}

ON_EVERY_DATABASE("a case that is sent to another panel leaves the list it waited on, and with it its convener's part") {
    PanelDesk desk(kind);
    const auto reference = desk.led();
    const auto first = desk.panel_today();
    REQUIRE(desk.send(reference, first));
    const auto second = desk.change(desk.second, [&](trail::Change& change) { return convene(change, {.district = "Carlisle", .held_on = desk.today()}); });
    REQUIRE(second);
    REQUIRE(desk.send(reference, *second));
    CHECK(desk.list_of(first).empty());
    CHECK(desk.list_of(*second).size() == 1);
    CHECK_FALSE(desk.may_read(desk.coordinator, reference));
    CHECK(desk.may_read(desk.second, reference));
}

ON_EVERY_DATABASE("who takes a panel over reads its cases instead of who ran it") {
    PanelDesk desk(kind);
    const auto reference = desk.led();
    const auto panel = desk.panel_today();
    REQUIRE(desk.send(reference, panel));
    REQUIRE(desk.change(desk.second, [&](trail::Change& change) { return take_over(change, panel); }));
    CHECK(desk.may_read(desk.second, reference));
    CHECK_FALSE(desk.may_read(desk.coordinator, reference));
    CHECK_FALSE(desk.change(desk.lead, [&](trail::Change& change) { return take_over(change, panel); }));
}

ON_EVERY_DATABASE("a panel's decision takes its reasons and what follows, becomes an action of the plan, stands in the history, and is never changed") {
    PanelDesk desk(kind);
    const auto reference = desk.led();
    const auto panel = desk.panel_today();
    REQUIRE(desk.send(reference, panel));
    CHECK(names_field(desk.rule(panel, std::nullopt).refusal(), "decision"));
    CHECK(names_field(desk.rule(panel, PanelDecision::close, "").refusal(), "reasons"));
    REQUIRE(desk.rule(panel, PanelDecision::close));
    CHECK(desk.rule(panel, PanelDecision::go_on).refusal().kind == Refusal::Kind::conflict);
    const auto plan = desk.look(desk.lead, [&](trail::View& view) { return *actions::actions_of(view, desk.panel_plans, reference); });
    REQUIRE(plan.size() == 1);
    CHECK(plan.front().now().plan == "Early help panel of Eden on 23 November 2026");
    const auto history = desk.history_of(reference);
    REQUIRE(latest_of(history, EntryKind::panel) != nullptr);
    CHECK(latest_of(history, EntryKind::panel)->words == "Step down: it may be closed\nThree visits, no answer");
    CHECK(latest_of(history, EntryKind::escalation)->decision == Escalation::may_close);
    CHECK(latest_of(history, EntryKind::escalation)->who == "Cora Coordinator, The Trust, for the early help panel of Eden");
    CHECK(desk.change(desk.lead,
                      [&](trail::Change& change) { return close(change, reference, {.reason = EndReason::no_engagement, .words = "School sees her"}); }));
}

ON_EVERY_DATABASE("a decision whose action is not specific, measurable, agreed, realistic and timed leaves the case undecided") {
    PanelDesk desk(kind);
    const auto panel = desk.panel_today();
    REQUIRE(desk.send(desk.led(), panel));
    auto vague = desk.action();
    vague.is_agreed = false;
    const PanelCaseRef which{panel, desk.list_of(panel).front().id};
    const auto done = desk.change(desk.coordinator, [&](trail::Change& change) {
        return decide(change, desk.panel_plans, which, {.said = {.decision = PanelDecision::go_on, .reasons = "It begins to work"}, .action = vague});
    });
    CHECK(names_field(done.refusal(), "is_agreed"));
    CHECK_FALSE(desk.list_of(panel).front().decision);
}

ON_EVERY_DATABASE("a panel decides nothing before its day, and another lead professional says nothing of escalation") {
    PanelDesk desk(kind);
    const auto reference = desk.led();
    const auto later = desk.convene_on(desk.today() + std::chrono::days{3});
    REQUIRE(later);
    REQUIRE(desk.send(reference, *later));
    CHECK(names_field(desk.rule(*later, PanelDecision::new_lead).refusal(), "decision"));
    *desk.now += std::chrono::days{3};
    REQUIRE(desk.rule(*later, PanelDecision::new_lead));
    CHECK(latest_of(desk.history_of(reference), EntryKind::escalation) == nullptr);
}

ON_EVERY_DATABASE("a panel is offered what is stuck, drifts or waits for its review and its coordinator may read, unless the child lives in another district") {
    PanelDesk desk(kind);
    const auto reference = desk.led();
    const auto panel = desk.panel_today();
    CHECK(desk.offered("Eden").empty());
    REQUIRE(desk.send(reference, panel));
    REQUIRE(desk.rule(panel, PanelDecision::go_on));
    CHECK(desk.offered("Eden").empty());
    *desk.now += std::chrono::days{70};
    CHECK(desk.offered("Eden") == std::vector<std::string>{reference + ": Drifting; Review overdue"});
    REQUIRE(desk.change(desk.lead, [&](trail::Change& change) {
        return people::add_fact(change, desk.own.reference,
                                people::Address{.kind = people::AddressKind::home, .lines = "1 High Street", .postcode = "CA1 1AA"});
    }));
    CHECK(desk.offered("Eden").empty());
    CHECK(desk.offered("Carlisle").size() == 1);
}

ON_EVERY_DATABASE("minutes are written by one at a time, and close the list") {
    PanelDesk desk(kind);
    const auto panel = desk.panel_today();
    const auto write = [&](std::int64_t version) {
        return desk.change(desk.coordinator, [&](trail::Change& change) {
            return write_minutes(change, panel, {.members = panel_members_in("Bea Lead, Hill School", Attendance::came), .minutes = "All were heard"}, version);
        });
    };
    REQUIRE(write(1));
    CHECK(write(1).refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.look(desk.coordinator, [&](trail::View& view) { return find_panel(view, panel)->members.size(); }) == 1);
    CHECK(names_field(desk.send(desk.led(), panel).refusal(), "panel"));
}

ON_EVERY_DATABASE("who asks what is held is told what a panel decided, and the disposal takes the case from its list") {
    PanelDesk desk(kind);
    const auto panel = desk.panel_today();
    REQUIRE(desk.send(desk.led(), panel));
    REQUIRE(desk.rule(panel, PanelDecision::go_on));
    const auto items = desk.look(desk.lead, [&](trail::View& view) { return held_about_children().items(view, desk.own.reference); });
    CHECK(std::ranges::find(items, "Nobody opens the door", &subject_access::HeldItem::words) != items.end());
    CHECK(std::ranges::find(items, "It goes on, with advice: Three visits, no answer", &subject_access::HeldItem::words) != items.end());
    REQUIRE(desk.change(desk.lead, [&](trail::Change& change) -> Outcome<Done> {
        early_help::erase_all(change, desk.keys, desk.own.reference);
        change.record({"test.disposed", {"person", desk.own.reference}});
        return Done{};
    }));
    CHECK(desk.list_of(panel).empty());
}

}  // namespace holdfast::early_help::test
