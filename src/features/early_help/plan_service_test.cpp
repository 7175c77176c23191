#include "features/early_help/desk_test.hpp"
#include "features/early_help/held_service.hpp"
#include "features/early_help/plan.hpp"
#include "features/early_help/retention_service.hpp"

using namespace holdfast;
using namespace holdfast::early_help;
using early_help::test::Desk;
using early_help::test::names_field;

namespace {
constexpr Date today = make_date(2026, 11, 23);

actions::NewAction smart(const Desk& desk) {
    return {.plan = "First meeting",
            .what = "Gran fetches her on Fridays",
            .success = "She is at school on time each day",
            .owner = {.account = desk.worker.account, .agency = "The Council"},
            .due_on = today + std::chrono::days{28},
            .is_agreed = true,
            .is_realistic = true};
}
Outcome<Id<actions::Action>> agree(Desk& desk, const std::string& reference, const actions::NewAction& wanted) {
    return desk.change(desk.worker, [&](trail::Change& change) { return actions::add(change, desk.plans, reference, wanted); });
}
Meeting meeting(bool is_review) {
    return {.held_on = today,
            .invited = {{"Mother", Attendance::came}, {"Gus Nurse, Health Trust", Attendance::apologies}},
            .child_part = ChildPart::said_before,
            .child_view = "Gran should come more often",
            .agreed = "Gran comes on Fridays",
            .is_review = is_review};
}
}  // namespace

ON_EVERY_DATABASE("an action of the plan is taken only when it is specific, measurable, agreed, realistic and timed, and what is missing is named") {
    Desk desk(kind);
    const auto reference = desk.begun();
    CHECK(agree(desk, reference, smart(desk)));
    const auto missing = [&](auto alter) {
        auto wanted = smart(desk);
        alter(wanted);
        const auto refused = agree(desk, reference, wanted);
        REQUIRE_FALSE(refused);
        REQUIRE(refused.refusal().errors.size() == 1);
        return refused.refusal().errors.front().field;
    };
    CHECK(missing([](auto& one) { one.what = "Support"; }) == "what");
    CHECK(missing([](auto& one) { one.success.clear(); }) == "success");
    CHECK(missing([](auto& one) { one.is_agreed = false; }) == "is_agreed");
    CHECK(missing([](auto& one) { one.is_realistic = false; }) == "is_realistic");
    CHECK(missing([](auto& one) { one.due_on.reset(); }) == "due_on");
    std::vector<std::string> in_order;
    const auto refused = agree(desk, reference, {});
    REQUIRE_FALSE(refused);
    for (const auto& error : refused.refusal().errors) in_order.push_back(error.field);
    CHECK(in_order == std::vector<std::string>{"plan", "what", "success", "owner", "agency", "due_on", "is_agreed", "is_realistic"});
}

ON_EVERY_DATABASE("nothing is put into the plan of a closed assessment") {
    Desk desk(kind);
    const auto reference = desk.begun();
    REQUIRE(desk.close_as(reference, EndReason::outcomes_met));
    CHECK(agree(desk, reference, smart(desk)).refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE(
    "what was last said of a plan is found, and a plan of which nothing was said since the day that the standard asks for is on the list of those that drift") {
    Desk desk(kind);
    const auto reference = desk.begun();
    const auto latest = [&] { return desk.look(desk.worker, [&](trail::View& view) { return actions::latest_said_of(view, {assessment_kind, reference}); }); };
    CHECK_FALSE(latest());
    const auto action = agree(desk, reference, smart(desk));
    REQUIRE(action);
    *desk.now += std::chrono::hours{48};
    CHECK(london_date(latest().value()) == today);
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) {
        return actions::say(change, desk.plans, {reference, *action}, {.words = "She was on time twice"});
    }));
    CHECK(latest() == *desk.now);
    const auto drifting = [&] {
        return desk.look(desk.worker, [&](trail::View& view) {
            return listed_assessments(view, policy::list_filter(view, assessment_records, policy::belonging_of(view)),
                                      {.which = Wanted::Which::drifting, .silent_since = silent_since(view.today())})
                .size();
        });
    };
    *desk.now += std::chrono::days{42};
    CHECK(drifting() == 0);
    *desk.now += std::chrono::days{1};
    CHECK(drifting() == 1);
}

ON_EVERY_DATABASE("a meeting is kept with who came, and one that was a review sets when the next is due") {
    Desk desk(kind);
    const auto reference = desk.begun();
    const auto record = [&](bool is_review) {
        return desk.change(desk.worker, [&](trail::Change& change) { return record_meeting(change, reference, meeting(is_review)); });
    };
    const auto due = desk.review_due(reference);
    REQUIRE(record(false));
    CHECK(desk.review_due(reference) == due);
    REQUIRE(record(true));
    CHECK(desk.review_due(reference) == today + std::chrono::days{84});
    const auto kept = desk.look(desk.worker, [&](trail::View& view) { return meetings_of(view, find_assessment(view, reference)->id); });
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].invited == meeting(true).invited);
    CHECK(kept[0].child_view == "Gran should come more often");
    CHECK_FALSE(desk.change(desk.colleague, [&](trail::Change& change) { return record_meeting(change, reference, meeting(false)); }));
}

ON_EVERY_DATABASE("who asks what is held is told what the child thought at meetings, and the disposal takes meetings and plan") {
    Desk desk(kind);
    const auto reference = desk.begun();
    REQUIRE(agree(desk, reference, smart(desk)));
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) { return record_meeting(change, reference, meeting(false)); }));
    const auto items = desk.look(desk.worker, [&](trail::View& view) { return held_about_children().items(view, desk.child.reference); });
    CHECK(std::ranges::find(items, "Gran should come more often", &subject_access::HeldItem::words) != items.end());
    REQUIRE(desk.change(desk.worker, [&](trail::Change& change) -> Outcome<Done> {
        early_help::erase_all(change, desk.keys, desk.child.reference);
        change.record({"test.disposed", {"person", desk.child.reference}});
        return Done{};
    }));
    std::int64_t left = 0;
    desk.database->read([&](store::Reader& reader) {
        left = reader.value<std::int64_t>("SELECT COUNT(*) FROM early_help_meetings") + reader.value<std::int64_t>("SELECT COUNT(*) FROM early_help_invited") +
               reader.value<std::int64_t>("SELECT COUNT(*) FROM actions_actions");
    });
    CHECK(left == 0);
}
