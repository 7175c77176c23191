#include "core/people/search_service.hpp"
#include "core/people/world_test.hpp"

using namespace holdfast;
using namespace holdfast::people;
using namespace holdfast::people::test;

namespace {

Results results(World& world, NameIndex& index, const Search& search, const trail::Actor& who = actor(1)) {
    return world.look(who, [&](trail::View& view) { return results_of(view, index, search); });
}
std::vector<std::int64_t> found(const Results& results) {
    std::vector<std::int64_t> people;
    for (const auto& result : results.people) people.push_back(result.person.id.number);
    return people;
}
const Search misspelt{.given = "Charlote", .family = "Wilkinson", .born = make_date(2012, 3, 4)};

}  // namespace

ON_EVERY_DATABASE("the index follows every committed change: a new person, a corrected name, a disposal, and what another program wrote") {
    World world{kind};
    NameIndex index;
    CHECK(found(results(world, index, misspelt)).empty());
    const Person child = world.add("Charlotte", "Wilkinson");
    CHECK(found(results(world, index, misspelt)) == std::vector{child.id.number});
    const auto refused = world.change(actor(1), [&](trail::Change& change) {
        insert_fact(change, child.id, Name{.given = "Never", .family = "Kept"}, "council");
        return Outcome<Done>(conflict("undone"));
    });
    CHECK_FALSE(refused);
    CHECK(found(results(world, index, {.given = "Never", .family = "Kept"})).empty());
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        return correct_fact(
            change, child.reference,
            {.kind = FactKind::name, .id = world.facts(child).front().id, .instead = Name{.given = "Lena", .family = "Brown"}, .why = "wrong child"});
    }));
    CHECK(found(results(world, index, misspelt)).empty());
    CHECK(found(results(world, index, {.given = "Lena", .family = "Browne"})) == std::vector{child.id.number});
    NameIndex built_later;
    CHECK(found(results(world, built_later, {.given = "Lena", .family = "Browne"})) == std::vector{child.id.number});
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        wipe_person(change, child.id);
        change.record({"test.disposed", {person_kind, child.reference}});
        return Outcome<Done>(Done{});
    }));
    CHECK(found(results(world, index, {.given = "Lena", .family = "Browne"})).empty());
}

ON_EVERY_DATABASE("results are who the viewer may list; of somebody known to others there is one sentence, and of a hidden record nothing") {
    World world{kind};
    NameIndex index;
    const Person child = world.add("Charlotte", "Wilkinson");
    for (const auto& [who, listed, known] : {std::tuple(actor(1), 1U, false), std::tuple(actor(2), 0U, true), std::tuple(actor(3, teacher, "school"), 0U, true),
                                             std::tuple(actor(4, member), 0U, false)}) {
        const auto told = results(world, index, misspelt, who);
        CHECK(told.people.size() == listed);
        CHECK(told.is_known_to_others == known);
    }
    CHECK_FALSE(results(world, index, {.given = "Charlotte", .family = "Unlike", .born = make_date(1999, 12, 25)}, actor(2)).is_known_to_others);
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        return policy::restrict_record(change, question_of(change), child.reference, policy::Restriction::restricted, "a colleague's child");
    }));
    CHECK_FALSE(results(world, index, misspelt, actor(2)).is_known_to_others);
    CHECK(results(world, index, misspelt).people.size() == 1);
}

ON_EVERY_DATABASE("a search is kept for who typed it alone, for a day, and its event says nothing of whom they looked for") {
    World world{kind};
    const auto begin = [&](const Search& search, const trail::Actor& who = actor(1)) {
        return world.change(who, [&](trail::Change& change) { return begin_search(change, search); });
    };
    CHECK(begin({}).refusal().errors.front().field == "given");
    CHECK(begin({.given = "A", .born = make_date(2030, 1, 1)}).refusal().errors.front().field == "born_on");
    CHECK(begin({.given = "A", .postcode = "CA1"}).refusal().errors.front().field == "postcode");
    CHECK(begin(misspelt, actor(4, member)).refusal().kind == Refusal::Kind::forbidden);
    const auto begun = begin(misspelt);
    REQUIRE(begun);
    const auto open = [&](const trail::Actor& who) { return world.journal.view(who, [&](trail::View& view) { return open_search(view, begun->reference); }); };
    REQUIRE(open(actor(1)));
    CHECK(open(actor(1))->family == "Wilkinson");
    CHECK(open(actor(1))->born == misspelt.born);
    CHECK(open(actor(2)).refusal().kind == Refusal::Kind::not_found);
    world.database->read([&](store::Reader& reader) {
        CHECK(reader.value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE detail LIKE '%ilkinson%' OR reason LIKE '%ilkinson%'") == 0);
    });
    *world.now += search_kept_for + std::chrono::minutes{1};
    CHECK(open(actor(1)).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(begin(misspelt));
    CHECK(world.look(actor(1), [](trail::View& view) { return searches_of(view, Id<trail::Account>{1}).size(); }) == 1);
}

ON_EVERY_DATABASE("a number finds its person whatever kind of number it is, and merged records are one result") {
    World world{kind};
    NameIndex index;
    const Person one = world.add("Charlotte", "Wilkinson"), other = world.add("Charlotte", "Wilkinson");
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        return add_fact(change, one.reference, Identifier{.kind = IdentifierKind::nhs_number, .value = "9434765919"});
    }));
    CHECK(found(results(world, index, {.number = "943 476 5919"})) == std::vector{one.id.number});
    CHECK(results(world, index, misspelt).people.size() == 2);
    CHECK(world.look(actor(1), [&](trail::View& view) { return possible_duplicates(view, index, one).size(); }) == 1);
    const auto merged = world.change(actor(1), [&](trail::Change& change) { return merge(change, one.reference, other.reference, "one child"); });
    REQUIRE(merged);
    CHECK(results(world, index, misspelt).people.size() == 1);
    CHECK(world.look(actor(1), [&](trail::View& view) { return possible_duplicates(view, index, one).size(); }) == 0);
    REQUIRE(world.change(actor(1), [&](trail::Change& change) { return unmerge(change, *merged, "two children"); }));
    REQUIRE(world.change(actor(1), [&](trail::Change& change) { return keep_apart(change, one.reference, other.reference, "twins"); }));
    CHECK(world.look(actor(1), [&](trail::View& view) { return possible_duplicates(view, index, other).size(); }) == 0);
}

ON_EVERY_DATABASE("that somebody is known to others is told to who typed both names and the birth, or a number; sex and postcode decide nothing") {
    World world{kind};
    NameIndex index;
    const Person child = world.add("Charlotte", "Wilkinson");
    const Fact facts[] = {Trait{Characteristic::sex, "F"}, Address{.kind = AddressKind::home, .lines = "1 High Street", .postcode = "CA1 1AA"},
                          Identifier{.kind = IdentifierKind::nhs_number, .value = "9434765919"}};
    for (const auto& fact : facts) REQUIRE(world.change(actor(1), [&](trail::Change& change) { return add_fact(change, child.reference, fact); }));
    const auto is_told = [&](const Search& search) { return results(world, index, search, actor(2)).is_known_to_others; };
    const auto born = make_date(2012, 3, 4), another_day = make_date(2003, 10, 19);
    for (const auto sex : {Sex::unknown, Sex::female, Sex::male})
        for (const auto* postcode : {"", "CA1 1AA", "LS1 4AP"}) {
            CAPTURE(static_cast<int>(sex));
            CAPTURE(postcode);
            CHECK(is_told({.given = "Charlote", .family = "Wilkinson", .born = born, .sex = sex, .postcode = postcode}));
            CHECK_FALSE(is_told({.given = "Charlotte", .family = "Wilkinson", .born = another_day, .sex = sex, .postcode = postcode}));
            CHECK_FALSE(is_told({.given = "Charlotte", .family = "Wilkinson", .sex = sex, .postcode = postcode}));
            CHECK_FALSE(is_told({.family = "Wilkinson", .born = born, .sex = sex, .postcode = postcode}));
        }
    CHECK(is_told({.number = "943 476 5919"}));
}

ON_EVERY_DATABASE("records that the viewer may not read take none of the places of those they may") {
    World world{kind};
    NameIndex index;
    for (int i = 0; i < 101; ++i) world.add("Amina", "Khan");
    const Person own = world.add("Amina", "Khan", make_date(2012, 3, 4), actor(2));
    CHECK(found(results(world, index, {.given = "Amina", .family = "Khan"}, actor(2))) == std::vector{own.id.number});
}

ON_EVERY_DATABASE("what no person is called is not looked for") {
    World world{kind};
    const auto problem = [&](const Search& search) {
        return world.change(actor(1), [&](trail::Change& change) { return begin_search(change, search); }).refusal().errors.at(0).field;
    };
    CHECK(problem({.given = std::string(71, 'a')}) == "given");
    CHECK(problem({.family = std::string(71, 'a')}) == "family");
    CHECK(problem({.number = std::string(41, '1')}) == "number");
}

ON_EVERY_DATABASE("however many records the viewer may not read, none takes the place of one they may, in results and among possible duplicates") {
    World world{kind};
    NameIndex index;
    const Fact name = Name{.given = "Amina", .family = "Khan"}, born = Birth{make_date(2012, 3, 4), BirthPrecision::exact};
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        for (int i = 0; i < 1'700; ++i) {
            const Person hidden = insert_person(change, false);
            insert_fact(change, hidden.id, name, "council");
            insert_fact(change, hidden.id, born, "council");
        }
        change.record({"test.crowd", {"test", "1"}});
        return Outcome<Done>(Done{});
    }));
    const Person own = world.add("Amina", "Khan", make_date(2012, 3, 4), actor(2)), twice = world.add("Amina", "Khan", make_date(2012, 3, 4), actor(2));
    CHECK(found(results(world, index, {.given = "Amina", .family = "Khan"}, actor(2))).size() == 2);
    const auto duplicates = world.look(actor(2), [&](trail::View& view) { return possible_duplicates(view, index, own); });
    REQUIRE(duplicates.size() == 1);
    CHECK(duplicates.front().person.id == twice.id);
}

ON_EVERY_DATABASE("nobody tries names by the thousand: after 120 searches an hour one waits, and the trail says so") {
    World world{kind};
    const auto begin = [&](std::int64_t account) {
        return world.change(actor(account), [&](trail::Change& change) { return begin_search(change, misspelt); });
    };
    for (std::int64_t i = 0; i < most_searches_an_hour; ++i) {
        CHECK(begin(1)->wait.count() == 0);
        *world.now += std::chrono::seconds{1};
    }
    const auto refused = begin(1);
    REQUIRE(refused);
    CHECK(refused->reference.empty());
    CHECK(refused->wait > std::chrono::minutes{57});
    CHECK(world.events("people.search_refused") == 1);
    CHECK(world.events("people.searched") == most_searches_an_hour);
    CHECK(begin(2)->wait.count() == 0);
    *world.now += refused->wait;
    CHECK(begin(1)->wait.count() == 0);
}
