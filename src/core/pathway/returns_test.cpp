#include "core/pathway/returns_store.hpp"
#include "core/people/world_test.hpp"

#include <map>

namespace holdfast::pathway {

namespace {

/// The world of people, with pathways.
struct Returns : people::test::World {
    explicit Returns(const std::string& kind) : World(kind) {
        auto all = World::schema();
        for (const auto& step : pathway::migrations()) all.push_back(step);
        database->migrate(all);
    }
};

}  // namespace

ON_EVERY_DATABASE("a breach of a rule tells of its child nobody who may not have every record with the number in a list") {
    Returns world(kind);
    const auto number = [](const std::string& value, const std::string& issuer = "council") {
        return people::Fact{people::Identifier{.kind = people::IdentifierKind::la_child_id, .issuer = issuer, .value = value}};
    };
    std::map<std::string, people::Person> child;
    for (const auto* each : {"open", "sealed", "twice", "twice as well", "withdrawn", "elsewhere"}) child[each] = world.add("Ada", each);
    Entry entry;
    const auto put = [&](trail::Change& change, const std::string& whose, const people::Fact& fact, const std::string& source) {
        return people::insert_fact(change, child[whose].id, fact, source);
    };
    REQUIRE(world.change(people::test::actor(1), [&](trail::Change& change) -> Outcome<Done> {
        entry = insert_entry(change, {.source = "census", .agency = "council"});
        put(change, "open", number("A1"), "council");
        put(change, "sealed", number("B2"), "council");
        put(change, "twice", number("C3"), "council");
        put(change, "twice as well", number("C3"), "council");
        const auto gone = put(change, "withdrawn", number("D4"), "council");
        people::withdraw_fact(change, people::FactKind::identifier, gone, "mistyped");
        put(change, "elsewhere", number("E5", "other"), "other");
        for (const auto* each : {"A1", "A1", "B2", "C3", "D4", "E5", "F6", ""})
            insert_finding(change, entry.id, {.rule = each == std::string_view("A1") ? "one" : "two", .severity = "error", .la_child_id = each});
        policy::replace_restriction(change, {people::person_kind, child["sealed"].reference}, policy::Restriction::sealed, "a witness");
        policy::replace_restriction(change, {people::person_kind, child["twice"].reference}, policy::Restriction::sealed, "a witness");
        for (const auto& [name, person] : child)
            policy::insert_involvement(change, {.kind = std::string(people::person_kind),
                                                .reference = person.reference,
                                                .relation = policy::Relation::worker,
                                                .account = Id<trail::Account>{5},
                                                .from = make_date(2026, 1, 1),
                                                .because = "allocated"});
        change.record({"pathway.tested", {"pathway", "test"}});
        return Done{};
    }));
    const auto told = [&](const trail::Actor& viewer, const FindingsWanted& wanted) {
        return world.look(viewer, [&](trail::View& view) {
            std::string numbers;
            for (const auto& [each, references] : children_to_tell(view, entry, wanted)) numbers += each + ":" + std::to_string(references.size()) + " ";
            return numbers;
        });
    };
    const FindingsWanted all{.entry = entry.id};
    CHECK(told(people::test::actor(1), all) == "A1:1 B2:1 C3:2 ");
    CHECK(told(people::test::actor(5), all) == "A1:1 ");
    CHECK(told(people::test::actor(5, people::test::member), all) == "");
    CHECK(told(people::test::actor(9), all) == "");
    CHECK(told(people::test::actor(1), {.entry = entry.id, .rule = "two"}) == "B2:1 C3:2 ");
    CHECK(told(people::test::actor(1), {.entry = entry.id, .most = 3}) == "A1:1 B2:1 ");
}

}  // namespace holdfast::pathway
