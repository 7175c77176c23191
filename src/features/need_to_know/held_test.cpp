#include "core/policy/break_glass_service.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/policy/probe_test.hpp"
#include "core/policy/succession_store.hpp"
#include "features/need_to_know/need_to_know.hpp"

using namespace holdfast;
using namespace holdfast::policy::probe;

namespace {

const Role careful_role{
    "careful", "Careful", {use, policy::permissions::break_glass, policy::permissions::review_break_glass, policy::permissions::maintain_conflicts}};

std::string held_in(World& world, std::size_t source, const std::string& reference) {
    return *world.journal.view(person(1), [&](trail::View& view) {
        std::string lines;
        for (const auto& item : need_to_know::held_about_records("probe").at(source).items(view, reference))
            lines += item.what + "|" + item.from + "|" + item.words + (item.is_about_others ? "|others" : "") + "\n";
        return Outcome<std::string>(lines);
    });
}

}  // namespace

ON_EVERY_DATABASE("who asks what is held is told who broke the glass, why, and what a second person found, and nothing of other records") {
    World world{kind};
    world.enrol_probe("P1");
    world.enrol_probe("P2");
    const auto broken = [&](std::int64_t who, const std::string& reference) {
        return world.change(person(who), [&](trail::Change& change) {
            return policy::break_glass(change, {policy::probe::kind, policy::belonging_of(change)}, reference, "Child at the station tonight");
        });
    };
    REQUIRE(broken(2, "P1"));
    REQUIRE(broken(3, "P1"));
    REQUIRE(broken(2, "P2"));
    REQUIRE(world.change(person(4), [](trail::Change& change) {
        return policy::review_glass_use(change, Id<policy::GlassUse>{2}, policy::Verdict::challenged, "Nobody was at the station");
    }));
    CHECK(held_in(world, 0, "P1") ==
          "Broken glass|Person 2|Child at the station tonight. Nobody has reviewed it.\n"
          "Broken glass|Person 3|Child at the station tonight. Challenged by account 4 on 20 November 2026 at 12:00pm: Nobody was at the station|others\n");
    CHECK(held_in(world, 0, "P3").empty());
}

ON_EVERY_DATABASE("who asks what is held is told who was kept from the record and where that was lifted, each to be decided as it is about others") {
    World world{kind};
    world.enrol_probe("P1");
    const auto declared = world.change(person(2, careful_role), [](trail::Change& change) {
        return policy::declare_conflict(
            change, {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{2}, .conflict = policy::Conflict::family, .reason = "my nephew"});
    });
    REQUIRE(declared);
    REQUIRE(world.change(person(5, keeper_role), [&](trail::Change& change) {
        return policy::propose_override(change, {.kind = "probe",
                                                 .reference = "P1",
                                                 .account = Id<trail::Account>{2},
                                                 .reason = "Nobody else speaks the language",
                                                 .until_at = change.now() + std::chrono::hours{24}});
    }));
    CHECK(held_in(world, 1, "P1") ==
          "Conflict of interest|account 2|account 2 is kept from the record: it is about their family. my nephew|others\n"
          "Conflict of interest proposed to be lifted|account 5|account 2: Nobody else speaks the language|others\n");
}

ON_EVERY_DATABASE("who asks what is held is told who was to own the record when its owner had left, and what came of it") {
    World world{kind};
    world.enrol_probe("P1");
    REQUIRE(world.change(person(2), [](trail::Change& change) -> Outcome<Done> {
        for (const char* reference : {"P1", "P1", "P2"})
            policy::insert_succession(change, {.kind = "probe", .reference = reference, .account = Id<trail::Account>{4}, .reason = "she knows her"});
        change.record({"probe.proposed", {"probe", "P1"}});
        return Done{};
    }));
    REQUIRE(world.change(person(3), [](trail::Change& change) -> Outcome<Done> {
        policy::decide_succession_row(change, Id<policy::Succession>{2}, "confirmed");
        change.record({"probe.decided", {"probe", "P1"}});
        return Done{};
    }));
    CHECK(held_in(world, 2, "P1") ==
          "New owner of the record|account 2|account 4: she knows her. Nobody has decided it.\n"
          "New owner of the record|account 2|account 4: she knows her. Confirmed by account 3.\n");
}
