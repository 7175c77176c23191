#include "features/duty_desk/world_test.hpp"

using namespace holdfast;
using namespace holdfast::duty_desk;
using namespace holdfast::duty_desk::test;

namespace {

const AdviceCall call{.caller = "school",
                      .caller_name = "Hill School",
                      .question = "May we tell the mother?",
                      .advice = "Yes, unless it puts the child at risk",
                      .harms = {"neglect", "online"}};

std::string fields(const std::vector<FieldError>& errors) {
    std::string all;
    for (const auto& error : errors) all += error.field + " ";
    return all;
}

struct Calls : World {
    using World::World;
    Outcome<std::string> log(const AdviceCall& given, const trail::Actor& who) {
        return change(who, [&](trail::Change& change) { return log_advice_call(change, given); });
    }
    Outcome<AdviceCall> open(const std::string& reference, const trail::Actor& who) {
        return journal.view(who, [&](trail::View& view) { return open_advice_call(view, reference); });
    }
    Outcome<Done> link(const std::string& reference, std::string_view typed, const trail::Actor& who) {
        return change(who, [&](trail::Change& change) { return link_contact(change, reference, typed); });
    }
    Outcome<Done> unlink(const std::string& reference, const trail::Actor& who) {
        return change(who, [&](trail::Change& change) { return unlink_contact(change, reference); });
    }
};

}  // namespace

TEST_CASE("everything that is wrong with a call is named at once, and no name of a child is asked for") {
    CHECK(problems_of(call).empty());
    CHECK(problems_of({.caller = "public", .question = "What is neglect?", .advice = "See the levels of need"}).empty());
    CHECK(fields(problems_of(
              {.caller = "uncle", .caller_name = std::string(201, 'a'), .question = " ", .advice = std::string(4001, 'a'), .harms = {"bad luck"}})) ==
          "caller caller_name question advice harms ");
}

ON_EVERY_DATABASE("advice is logged with who asked, what, what was advised and when, and whoever works at the desk of the agency reads it") {
    Calls world(kind);
    const auto reference = world.log(call, world.hub);
    REQUIRE(reference);
    CHECK(reference->starts_with("ADV-2026-"));
    const auto opened = world.open(*reference, world.colleague);
    REQUIRE(opened);
    CHECK(opened->question == call.question);
    CHECK(opened->harms == call.harms);
    CHECK(opened->advised_by == "Ann Hub");
    CHECK(opened->called_at == *world.now);
    CHECK(world.look(world.colleague, [](trail::View& view) { return latest_advice_calls(view, 10).size(); }) == 1);
    CHECK(world.events("duty_desk.advice_logged") == 1);
}

ON_EVERY_DATABASE("whoever works for another agency, or not at the desk, is told nothing of a call") {
    Calls world(kind);
    const auto reference = *world.log(call, world.hub);
    for (const auto* outsider : {&world.elsewhere, &world.teacher, &world.lead}) {
        CHECK(world.open(reference, *outsider).refusal().kind == Refusal::Kind::not_found);
        CHECK(world.link(reference, world.contact, *outsider).refusal().kind == Refusal::Kind::not_found);
        CHECK(world.look(*outsider, [](trail::View& view) { return latest_advice_calls(view, 10).size(); }) == 0);
        CHECK(world.look(*outsider, [](trail::View& view) { return counts_of_month(view, std::chrono::year{2026} / 11).size(); }) == 0);
        const auto found = world.journal.view(*outsider, [&](trail::View& view) { return find_called(view, reference); });
        CHECK(found.refusal().errors.at(0).message == "There is no advice call " + reference);
    }
    CHECK(world.log(call, world.teacher).refusal().kind == Refusal::Kind::forbidden);
    CHECK(*world.journal.view(world.colleague, [&](trail::View& view) { return find_called(view, reference); }) == reference);
}

ON_EVERY_DATABASE("a contact that followed is linked by its reference as somebody types it, once, and the link can be taken back") {
    Calls world(kind);
    const auto reference = *world.log(call, world.hub);
    std::string mistyped = world.contact;
    mistyped.back() = mistyped.back() == 'A' ? 'B' : 'A';
    CHECK(world.link(reference, mistyped, world.hub).refusal().errors.at(0).field == "contact");
    CHECK(world.link(reference, reference, world.hub).refusal().errors.at(0).field == "contact");
    CHECK(world.unlink(reference, world.hub).refusal().kind == Refusal::Kind::conflict);
    std::string small = world.contact;
    for (char& each : small) each = static_cast<char>(std::tolower(static_cast<unsigned char>(each)));
    REQUIRE(world.link(reference, small, world.hub));
    CHECK(world.open(reference, world.hub)->contact == world.contact);
    CHECK(world.link(reference, world.contact, world.colleague).refusal().kind == Refusal::Kind::conflict);
    REQUIRE(world.unlink(reference, world.colleague));
    CHECK(world.open(reference, world.hub)->contact.empty());
    CHECK(world.events("duty_desk.contact_unlinked") == 1);
}

ON_EVERY_DATABASE("calls are counted by day, kind of agency and agency") {
    Calls world(kind);
    for (int at = 0; at < 2; ++at) REQUIRE(world.log(call, world.hub));
    *world.now += std::chrono::hours(24);
    REQUIRE(world.log({.caller = "police", .question = "q", .advice = "a"}, world.colleague));
    *world.now += std::chrono::hours(24 * 10);
    REQUIRE(world.log(call, world.hub));
    const auto counts = world.look(world.hub, [](trail::View& view) { return counts_of_month(view, std::chrono::year{2026} / 11); });
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].caller == "police");
    CHECK(counts[0].calls == 1);
    CHECK(counts[1].on == make_date(2026, 11, 20));
    CHECK(counts[1].caller_name == "Hill School");
    CHECK(counts[1].calls == 2);
}

ON_EVERY_DATABASE("when a call is disposed of its words are erased, and that there was one stays countable") {
    Calls world(kind);
    const auto reference = *world.log(call, world.hub);
    const auto disposal = old_advice_calls();
    const auto due = world.look(world.hub, [&](trail::View& view) { return disposal.records(view, make_date(2026, 11, 20)); });
    REQUIRE(due.size() == 1);
    CHECK(due[0].reference == reference);
    CHECK(world.look(world.hub, [&](trail::View& view) { return disposal.records(view, make_date(2026, 11, 19)); }).empty());
    REQUIRE(world.change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
        disposal.dispose(change, reference);
        change.record({"test.disposed", {advice_call_kind, reference}});
        return Done{};
    }));
    const auto opened = world.open(reference, world.hub);
    CHECK(opened->is_disposed);
    CHECK((opened->question + opened->advice + opened->caller_name).empty());
    CHECK(world.look(world.hub, [](trail::View& view) { return counts_of_month(view, std::chrono::year{2026} / 11).size(); }) == 1);
    CHECK(world.look(world.hub, [&](trail::View& view) { return disposal.records(view, make_date(2027, 11, 20)); }).empty());
}
