#include "core/organisations/organisation_store.hpp"
#include "core/people/intake_service.hpp"
#include "core/people/name_index_store.hpp"
#include "core/people/person_service.hpp"
#include "core/people/returned_store.hpp"
#include "core/people/world_test.hpp"

#include <algorithm>

using namespace holdfast;
using namespace holdfast::people;
using namespace holdfast::people::test;

namespace {

const Fact upn = Identifier{.kind = IdentifierKind::upn, .value = "H801200001001"};
const Fact born = Birth{make_date(2012, 3, 4), BirthPrecision::exact}, girl = Trait{Characteristic::sex, "F"};
const Fact autistic = Trait{Characteristic::disability, "AUT"}, learning = Trait{Characteristic::disability, "LD"};

struct Child {
    std::string number{};
    std::vector<Fact> facts{};
};
/// What an agency's return brings, child after child, in one change.
std::vector<Taken> load(World& world, const std::string& agency, const std::vector<Child>& children, std::optional<Date> reference_on = {},
                        Matters speaks_for = {}) {
    return *world.change(trail::operator_named(), [&](trail::Change& change) -> Outcome<std::vector<Taken>> {
        Intake intake(change, agency, reference_on, speaks_for);
        std::vector<Taken> all;
        for (const auto& child : children) all.push_back(TRY(intake.take(child.number, child.facts)));
        change.record({"test.imported", {"import", "1"}});
        return all;
    });
}
Taken load_one(World& world, const std::string& agency, const Child& child, std::optional<Date> reference_on = {}, Matters speaks_for = {}) {
    return load(world, agency, {child}, reference_on, speaks_for).front();
}
Date year(int collection) { return make_date(collection, 3, 31); }
/// The child of a census.
Taken load_census(World& world, int collection, const Child& child) { return load_one(world, "council", child, year(collection), matters_of_census); }

std::size_t count_of(World& world, Id<Person> person, FactKind kind, bool is_in_force = true) {
    const auto facts = world.facts({.id = person});
    return static_cast<std::size_t>(
        std::ranges::count_if(facts, [&](const HeldFact& held) { return kind_of(held.fact) == kind && held.is_in_force() == is_in_force; }));
}
bool has(World& world, Id<Person> person, const Fact& fact, const std::string& source) {
    return std::ranges::any_of(world.facts({.id = person}),
                               [&](const HeldFact& held) { return held.fact == fact && held.source == source && held.is_in_force(); });
}

/// What is in force of a child but the agency's number, whoever says it.
std::vector<Fact> said_of(World& world, Id<Person> person) {
    std::vector<Fact> all;
    for (const auto& held : world.facts({.id = person})) {
        const auto* number = std::get_if<Identifier>(&held.fact);
        if (held.is_in_force() && (number == nullptr || number->kind != IdentifierKind::la_child_id)) all.push_back(held.fact);
    }
    return all;
}
bool is_said(World& world, Id<Person> person, const std::vector<Fact>& facts) {
    const auto said = said_of(world, person);
    return said.size() == facts.size() && std::ranges::is_permutation(said, facts);
}
void enter(World& world, Id<Person> person, const Fact& fact, const std::string& source = "council") {
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        insert_fact(change, person, fact, source);
        change.record({"test.entered", {"test", "1"}});
        return Outcome<Done>(Done{});
    }));
}
const Fact boy = Trait{Characteristic::sex, "M"}, irish = Trait{Characteristic::ethnicity, "WIRI"}, british = Trait{Characteristic::ethnicity, "WBRI"};
const Fact none = Trait{Characteristic::disability, "NONE"}, died = Death{make_date(2024, 2, 2)}, not_yet = Trait{Characteristic::upn_unknown, "UN4"};
const Fact born_before = Birth{make_date(2011, 1, 1), BirthPrecision::exact};
const Fact former = Identifier{.kind = IdentifierKind::former_upn, .value = "H801200001001"};
Fact other_upn() { return Identifier{.kind = IdentifierKind::upn, .value = *upn_check_letter("801200001008") + std::string("801200001008")}; }

}  // namespace

ON_EVERY_DATABASE("a return's child is found by the agency's number, and loading it twice changes nothing") {
    World world{kind};
    const Child child{"77", {upn, born, girl, autistic}};
    const auto first = load_one(world, "council", child);
    CHECK(first.is_new);
    CHECK(first.added == 5);
    for (const auto& fact : child.facts) CHECK(has(world, first.id, fact, "council"));
    CHECK(has(world, first.id, Identifier{.kind = IdentifierKind::la_child_id, .issuer = "council", .value = "77"}, "council"));
    const auto again = load_one(world, "council", child);
    CHECK((again.id == first.id && !again.is_new && again.added == 0));
    CHECK(world.facts({.id = first.id}).size() == 5);
    CHECK(load_one(world, "neighbour", {"77", {born}}).is_new);
}

ON_EVERY_DATABASE("a child is found by a national number that nothing contradicts") {
    World world{kind};
    const auto first = load_one(world, "council", {"77", {upn, born, girl}});
    const auto elsewhere = load_one(world, "neighbour", {"500", {upn, born, girl}});
    CHECK((elsewhere.id == first.id && elsewhere.added == 1));
    CHECK(load_one(world, "third", {"1", {upn, born, Trait{Characteristic::sex, "U"}}}).id == first.id);
    CHECK(load_one(world, "fourth", {"1", {upn, Birth{make_date(2013, 9, 8), BirthPrecision::exact}}}).is_new);
}

ON_EVERY_DATABASE("twins with one mistyped number stay two people, in one file, in the next and with another agency") {
    World world{kind};
    const auto together = load(world, "council", {{"1", {upn, born, girl}}, {"2", {upn, born, girl}}});
    REQUIRE(together[1].wrong.empty());
    CHECK((together[0].is_new && together[1].is_new));
    World other{kind};
    const auto girl_twin = load_one(other, "council", {"1", {upn, born, girl}});
    CHECK(load_one(other, "council", {"2", {upn, born, girl}}).id != girl_twin.id);
    World third{kind};
    const auto twin = load_one(third, "council", {"1", {upn, born, girl}});
    CHECK(load_one(third, "neighbour", {"2", {upn, born, Trait{Characteristic::sex, "M"}}}).id != twin.id);
    World fourth{kind};
    const auto unborn = load_one(fourth, "council", {"1", {upn, girl}});
    CHECK(load_one(fourth, "neighbour", {"2", {upn, born, girl}}).id != unborn.id);
    World fifth{kind};
    const auto known = load_one(fifth, "council", {"1", {upn, born, girl}});
    CHECK(load_one(fifth, "neighbour", {"2", {upn, girl}}).id != known.id);
}

ON_EVERY_DATABASE("a later return takes the place of what the same agency said, which stays to be seen") {
    World world{kind};
    const auto first = load_one(world, "council", {"77", {upn, born, girl, autistic}});
    const auto later = load_one(world, "council", {"77", {Birth{make_date(2012, 3, 5), BirthPrecision::exact}, learning}});
    CHECK((later.id == first.id && later.added == 2));
    CHECK(count_of(world, first.id, FactKind::birth) == 1);
    CHECK(count_of(world, first.id, FactKind::birth, false) == 1);
    CHECK(count_of(world, first.id, FactKind::trait) == 3);
    const auto back = load_one(world, "council", {"77", {born}});
    CHECK((back.id == first.id && back.added == 1));
    CHECK(has(world, first.id, born, "council"));
    CHECK(load_one(world, "council", {"77", {born, girl, autistic, learning, upn}}).added == 0);
}

ON_EVERY_DATABASE("nobody is taken for a council's child for a number that another agency says the council gave") {
    World world{kind};
    const Person other = world.add("Zoë", "O'Neill", make_date(2001, 1, 1), actor(3, social_worker, "school"));
    REQUIRE(world.change(actor(3, social_worker, "school"), [&](trail::Change& change) {
        return add_fact(change, other.reference, Identifier{.kind = IdentifierKind::la_child_id, .issuer = "council", .value = "77"});
    }));
    const auto taken = load_one(world, "council", {"77", {born}});
    CHECK(taken.is_new);
    CHECK(taken.id != other.id);
    CHECK(load_one(world, "council", {"77", {born}}).id == taken.id);
}

ON_EVERY_DATABASE("a fact that cannot be kept comes back with its place and its fault, and the rest is kept") {
    World world{kind};
    const Fact unborn = Birth{make_date(2026, 11, 23), BirthPrecision::exact}, no_number = Identifier{.kind = IdentifierKind::upn, .value = "A801200001001"};
    const auto taken = load_one(world, "council", {"77", {girl, unborn, no_number, autistic, autistic}});
    REQUIRE(taken.wrong.size() == 2);
    CHECK((taken.wrong[0].place == 1 && taken.wrong[0].error.field == "born_on"));
    CHECK((taken.wrong[1].place == 2 && taken.wrong[1].error.field == "value"));
    CHECK(taken.added == 3);
    CHECK(world.facts({.id = taken.id}).size() == 3);
    const auto refused = world.change(trail::operator_named(), [&](trail::Change& change) { return Intake(change, "council").take("7 7", {}); });
    CHECK(refused.refusal().errors.front().field == "la_child_id");
}

ON_EVERY_DATABASE("a council's people may read its children by law from the first day, under its key and its name, and nobody else's") {
    World world{kind};
    REQUIRE(world.change(actor(1), [](trail::Change& change) {
        const auto council = organisations::put_agency(change, {.key = "council", .type = "local_authority", .sector = "public"});
        organisations::put_name(change, council, {.name = "Council of the County", .from = make_date(2000, 1, 1)});
        organisations::put_agency(change, {.key = "school", .type = "school", .sector = "public"});
        change.record({"test.agencies", {"test", "1"}});
        return Outcome<Done>(Done{});
    }));
    const auto child = load_one(world, "council", {"77", {born}}), pupil = load_one(world, "school", {"78", {born}});
    const auto standing = [&](const trail::Actor& who, Id<Person> id) {
        return world.look(
            who, [&](trail::View& view) { return policy::may(view, policy::Verb::read, question_of(view), find_person(view, id).value().reference).standing; });
    };
    CHECK(standing(actor(2), child.id) == policy::Standing::allowed);
    CHECK(standing(actor(2, social_worker, "Council of the County"), child.id) == policy::Standing::allowed);
    CHECK(standing(actor(3, teacher, "school"), child.id) == policy::Standing::known_only);
    CHECK(standing(actor(4, member), child.id) == policy::Standing::hidden);
    CHECK(standing(actor(3, teacher, "school"), pupil.id) == policy::Standing::known_only);
}

ON_EVERY_DATABASE("what a return says can be corrected and found by its numbers like any other fact, until it is withdrawn or disposed of") {
    World world{kind};
    const Fact former = Identifier{.kind = IdentifierKind::former_upn, .value = "H801200001001"}, died = Death{make_date(2026, 5, 6)};
    const Fact number = Identifier{.kind = IdentifierKind::upn, .value = *upn_check_letter("801200001008") + std::string("801200001008")};
    const auto child = load(world, "council", {{"77", {number, former, born, died, girl, autistic, learning}}, {"78", {born}}}).front();
    CHECK(world.facts({.id = child.id}).size() == 8);
    const auto found = [&](IdentifierKind which, const std::string& value, const std::string& issuer = "") {
        return world.look(actor(1), [&](trail::View& view) { return people_with(view, which, value, issuer) == std::vector{child.id}; });
    };
    const auto numbered = [&](const std::string& value) {
        return world.look(actor(1), [&](trail::View& view) { return people_numbered(view, value) == std::vector{child.id}; });
    };
    CHECK(found(IdentifierKind::upn, std::get<Identifier>(number).value));
    CHECK(found(IdentifierKind::former_upn, "H801200001001"));
    CHECK(found(IdentifierKind::la_child_id, "77", "council"));
    CHECK_FALSE(found(IdentifierKind::la_child_id, "77", "neighbour"));
    CHECK_FALSE(found(IdentifierKind::upn, "H801200001001"));
    for (const char* value : {"77", "H801200001001"}) CHECK(numbered(value));
    for (const auto& held : world.facts({.id = child.id}))
        REQUIRE(world.change(actor(1), [&](trail::Change& change) {
            CHECK(withdraw_fact(change, kind_of(held.fact), held.id, "another child's"));
            CHECK_FALSE(withdraw_fact(change, kind_of(held.fact), held.id, "again"));
            CHECK(find_fact(change, kind_of(held.fact), held.id)->withdrawn_why == "another child's");
            change.record({"test.withdrawn", {"test", "1"}});
            return Outcome<Done>(Done{});
        }));
    CHECK(world.facts({.id = child.id}).size() == 8);
    for (const char* value : {"77", "H801200001001"}) CHECK_FALSE(numbered(value));
    CHECK_FALSE(found(IdentifierKind::la_child_id, "77", "council"));
    CHECK(load_one(world, "council", {"77", {born}}).is_new);
    CHECK(world.look(actor(1), [&](trail::View& view) { return people_born_by(view, make_date(2012, 3, 4)).size(); }) == 2);
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        wipe_person(change, child.id);
        change.record({"test.disposed", {"test", "1"}});
        return Outcome<Done>(Done{});
    }));
    CHECK(world.facts({.id = child.id}).empty());
}

ON_EVERY_DATABASE("a child of a return who gets a name is found by it with the day of birth that the return says") {
    World world{kind};
    const auto child = load_one(world, "council", {"77", {born, girl}});
    const auto tenths = [&](Date day) {
        NameIndex index;
        return world.look(actor(1), [&](trail::View& view) {
            const auto hits = index.find(view, {"Zoe", "Nowak", day}, 5);
            return hits.empty() ? 0 : hits.front().tenths;
        });
    };
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        insert_fact(change, child.id, Name{.given = "Zoe", .family = "Nowak"}, "council");
        change.record({"test.named", {"test", "1"}});
        return Outcome<Done>(Done{});
    }));
    CHECK(tenths(make_date(2012, 3, 4)) > tenths(make_date(2001, 9, 8)));
    REQUIRE(load_one(world, "council", {"77", {Birth{make_date(2001, 9, 8), BirthPrecision::exact}}}).added == 1);
    CHECK(tenths(make_date(2012, 3, 4)) < tenths(make_date(2001, 9, 8)));
}

ON_EVERY_DATABASE("a return of many children is compared with what is on record, whatever order it comes in, and each child may come twice") {
    World world{kind};
    std::vector<Child> children;
    for (int i = 0; i < 300; ++i) {
        const auto digits = "8012000" + std::to_string(10000 + i * 7);
        children.push_back(
            {std::to_string(1000 + i * 13 % 300), {Identifier{.kind = IdentifierKind::upn, .value = *upn_check_letter(digits) + digits}, born, girl}});
    }
    const auto first = load(world, "council", children);
    CHECK(std::ranges::all_of(first, [](const Taken& taken) { return taken.is_new && taken.added == 4 && taken.wrong.empty(); }));
    auto later = children;
    std::ranges::reverse(later);
    for (std::size_t i = 0; i < later.size(); i += 3) later[i].facts.push_back(i % 2 == 0 ? autistic : learning);
    later.insert(later.end(), children.begin(), children.end());
    const auto again = load(world, "council", later);
    std::size_t added = 0;
    for (std::size_t i = 0; i < again.size(); ++i) {
        const std::size_t before = i < 300 ? 299 - i : i - 300;
        CHECK((again[i].id == first[before].id && !again[i].is_new));
        added += again[i].added;
    }
    CHECK(added == 100);
    for (const auto& taken : load(world, "council", later)) CHECK(taken.added == 0);
}

ON_EVERY_DATABASE("an older return does not overwrite who the child is, and says what no newer one has said") {
    World world{kind};
    const auto child = load_census(world, 2025, {"77", {born, girl, british, learning}}).id;
    CHECK(load_census(world, 2024, {"77", {born_before, boy, irish, autistic, died}}).added == 1);
    CHECK(is_said(world, child, {born, girl, british, learning, died}));
    CHECK(load_census(world, 2024, {"77", {born_before, boy, irish, autistic}}).added == 0);
    CHECK(is_said(world, child, {born, girl, british, learning}));
    CHECK(load_census(world, 2026, {"77", {born_before, boy, irish, autistic}}).added == 4);
    CHECK(is_said(world, child, {born_before, boy, irish, autistic}));
    CHECK(load_one(world, "council", {"77", {girl}}).added == 1);
    CHECK(is_said(world, child, {born_before, girl, irish, autistic}));
}

ON_EVERY_DATABASE("a pupil number and the reason for none are one question, whichever file comes first") {
    World world{kind};
    const auto child = load_one(world, "council", {"77", {not_yet, born}}, year(2025)).id;
    CHECK(load_one(world, "council", {"77", {upn, born}}, year(2024)).added == 0);
    CHECK(load_one(world, "council", {"77", {upn, born}}, year(2026)).added == 1);
    CHECK(is_said(world, child, {upn, born}));
    CHECK(load_one(world, "council", {"77", {not_yet, born}}, year(2026)).added == 1);
    CHECK(is_said(world, child, {not_yet, born}));
}

ON_EVERY_DATABASE("a newer return that says what is on record stands against an older one, whole or in part") {
    World world{kind};
    const auto child = load_census(world, 2023, {"77", {born, girl, british}}).id;
    CHECK(load_one(world, "council", {"77", {born}}, year(2026)).added == 0);
    CHECK(load_census(world, 2025, {"77", {born, girl, british}}).added == 0);
    CHECK(load_census(world, 2024, {"77", {born_before, boy, irish}}).added == 0);
    CHECK(is_said(world, child, {born, girl, british}));
    CHECK(load_census(world, 2025, {"77", {born_before, boy, irish}}).added == 2);
    CHECK(is_said(world, child, {born, boy, irish}));
}

ON_EVERY_DATABASE("a file for the same year takes back what it does not say any more, and all that was said stays to be seen") {
    World world{kind};
    const auto child = load_census(world, 2025, {"77", {not_yet, former, born, girl, british, autistic, learning, died}}).id;
    load_census(world, 2025, {"77", {upn, none}});
    CHECK(is_said(world, child, {upn, none}));
    CHECK(world.facts({.id = child}).size() == 11);
    const auto withdrawn = world.facts({.id = child});
    CHECK(std::ranges::count_if(withdrawn, [](const HeldFact& held) { return !held.is_in_force() && !held.withdrawn_why.empty(); }) == 8);
    load_census(world, 2025, {"77", {other_upn(), born, girl, autistic}});
    CHECK(is_said(world, child, {other_upn(), born, girl, autistic}));
    load_census(world, 2025, {"77", {not_yet, born, girl, autistic}});
    CHECK(is_said(world, child, {not_yet, born, girl, autistic}));
    CHECK(load_census(world, 2025, {"77", {not_yet, born, girl, autistic}}).added == 0);
    load_census(world, 2024, {"77", {upn, died}});
    CHECK(is_said(world, child, {not_yet, born, girl, autistic}));
    load_census(world, 2026, {"77", {born, girl}});
    CHECK(is_said(world, child, {born, girl}));
}

ON_EVERY_DATABASE("a file that goes back to what the first one said takes back what was added between") {
    World world{kind};
    const auto child = load_census(world, 2025, {"77", {born, girl}}).id;
    load_census(world, 2025, {"77", {born, girl, autistic, died}});
    CHECK(is_said(world, child, {born, girl, autistic, died}));
    load_census(world, 2025, {"77", {born, girl}});
    CHECK(is_said(world, child, {born, girl}));
}

ON_EVERY_DATABASE("what somebody entered, another agency said or a return has no word for is not taken back") {
    World world{kind};
    const auto child = load_census(world, 2025, {"77", {upn, born, girl, british, autistic}}).id;
    enter(world, child, died);
    enter(world, child, not_yet);
    load_one(world, "neighbour", {"5", {upn, born, girl, learning}}, year(2025), matters_of_census);
    CHECK(load_one(world, "council", {"77", {born}}, year(2026)).added == 0);
    CHECK(is_said(world, child, {upn, born, girl, british, autistic, died, not_yet, learning}));
    load_census(world, 2026, {"77", {upn, born, girl, none}});
    CHECK(is_said(world, child, {upn, born, girl, none, died, not_yet, learning}));
    CHECK(load_one(world, "council", {"77", {autistic}}, year(2026)).added == 1);
    CHECK(is_said(world, child, {upn, born, girl, autistic, died, not_yet, learning}));
    CHECK(load_one(world, "council", {"77", {not_yet}}, year(2025)).added == 0);
    CHECK(is_said(world, child, {upn, born, girl, autistic, died, not_yet, learning}));
}

ON_EVERY_DATABASE("a census takes nothing back of another agency's return, of one without a day, and a return replaces no word that somebody entered") {
    World world{kind};
    const auto child = load_one(world, "neighbour", {"5", {upn, born, girl, autistic, died}}, year(2024)).id;
    REQUIRE(load_census(world, 2025, {"77", {upn, born, girl}}).id == child);
    load_census(world, 2025, {"77", {upn, born}});
    CHECK(is_said(world, child, {upn, born, girl, autistic, died}));
    const auto undated = load_one(world, "council", {"78", {born, girl, autistic}}).id;
    load_census(world, 2025, {"78", {born}});
    CHECK(is_said(world, undated, {born, girl, autistic}));
    const auto entered = load_census(world, 2025, {"79", {born}}).id;
    for (const auto& fact : {not_yet, none}) enter(world, entered, fact);
    load_census(world, 2025, {"79", {other_upn(), born, autistic}});
    CHECK(is_said(world, entered, {not_yet, none, other_upn(), born, autistic}));
}

ON_EVERY_DATABASE("a child who comes twice, or of whom something cannot be read, loses nothing by it") {
    World world{kind};
    const Child whole{"77", {upn, born, girl, autistic}};
    const auto child = load_census(world, 2025, whole).id;
    load(world, "council", {whole, {"77", {born}}}, year(2025), matters_of_census);
    CHECK(is_said(world, child, whole.facts));
    const Fact no_number = Identifier{.kind = IdentifierKind::upn, .value = "A801200001001"};
    CHECK(load_census(world, 2025, {"77", {no_number, born, girl, autistic}}).wrong.size() == 1);
    CHECK(is_said(world, child, whole.facts));
    REQUIRE(load_census(world, 2026, {"77", {upn, born, girl, autistic, learning}}).added == 1);
    CHECK(world.look(actor(1), [&](trail::View& view) { return returns_before(view, child, "council").later.size(); }) == 1);
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        wipe_person(change, child);
        change.record({"test.disposed", {"test", "1"}});
        return Outcome<Done>(Done{});
    }));
    const auto left = world.look(actor(1), [&](trail::View& view) { return returns_before(view, child, "council"); });
    CHECK((left.later.empty() && !left.newest_of(Matter::birth)));
}
