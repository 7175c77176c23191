#include "core/organisations/organisation_store.hpp"
#include "core/people/world_test.hpp"
#include "core/policy/conflict_service.hpp"

#include <algorithm>
#include <random>

using namespace holdfast;
using namespace holdfast::people;
using namespace holdfast::people::test;

ON_EVERY_DATABASE("every kind of fact is kept as it was said, by whom and when") {
    World world{kind};
    const Person person = world.add("Zoë", "O'Neill"), mother = world.add("Ana", "O'Neill", make_date(1985, 1, 2));
    const std::vector<Fact> facts{
        Name{.kind = NameKind::birth, .given = "Zoe", .family = "Nowak", .from = make_date(2012, 3, 4), .until = make_date(2015, 1, 1)},
        Death{make_date(2025, 2, 1)},
        Trait{Characteristic::disability, "AUT"},
        Identifier{.kind = IdentifierKind::nhs_number, .value = "9434765919"},
        Address{
            .kind = AddressKind::placement, .lines = "1 High Street\nCarlisle", .postcode = "CA1 1AA", .is_confidential = true, .from = make_date(2020, 1, 1)},
        Relationship{.to = mother.id, .relation = Relation::sibling, .has_parental_responsibility = true, .until = make_date(2030, 1, 1)}};
    for (const auto& fact : facts) REQUIRE(world.change(actor(1), [&](trail::Change& change) { return add_fact(change, person.reference, fact); }));
    const auto held = world.facts(person);
    CHECK(held.size() == facts.size() + 2);
    for (const auto& fact : facts) CHECK(std::ranges::any_of(held, [&](const HeldFact& each) { return each.fact == fact; }));
    for (const auto& each : held) CHECK((each.is_in_force() && each.source == "council" && each.entered_by.number == 1 && each.entered_at == *world.now));
    CHECK(world.events("people.fact_added") == static_cast<std::int64_t>(facts.size()));
    CHECK(world.look(actor(1), [&](trail::View& view) { return relationships_to(view, mother.id).size(); }) == 1);
    const auto description = description_of(held);
    CHECK(description.names.size() == 2);
    CHECK(description.postcodes.empty());  // it is confidential
    CHECK(description.identifiers.front().value == "9434765919");
}

ON_EVERY_DATABASE("what is wrong with a fact is said by its field, and nothing of it is kept") {
    World world{kind};
    const Person person = world.add("Zoë", "O'Neill");
    const std::pair<Fact, const char*> wrong[] = {{Name{}, "given"},
                                                  {Name{.given = "Z", .from = make_date(2020, 1, 2), .until = make_date(2020, 1, 1)}, "until"},
                                                  {Birth{make_date(2026, 11, 23), BirthPrecision::exact}, "born_on"},
                                                  {Birth{make_date(2028, 1, 1), BirthPrecision::expected}, "born_on"},
                                                  {Death{make_date(2026, 11, 23)}, "died_on"},
                                                  {Trait{Characteristic::sex, "X"}, "code"},
                                                  {Identifier{.kind = IdentifierKind::nhs_number, .value = "9434765918"}, "value"},
                                                  {Identifier{.kind = IdentifierKind::la_child_id, .value = "1"}, "issuer"},
                                                  {Address{.postcode = "CA11AA"}, "postcode"},
                                                  {Address{}, "lines"},
                                                  {Relationship{.to = person.id}, "to"},
                                                  {Relationship{.to = Id<Person>{999}}, "to"}};
    for (const auto& [fact, field] : wrong) {
        const auto refused = world.change(actor(1), [&](trail::Change& change) { return add_fact(change, person.reference, fact); });
        REQUIRE_FALSE(refused);
        CHECK(refused.refusal().errors.front().field == field);
    }
    CHECK(world.facts(person).size() == 2);
}

ON_EVERY_DATABASE("a correction withdraws what was written with a reason, and leaves it to be seen") {
    World world{kind};
    const Person person = world.add("Zoë", "Oneil");
    const auto first = world.facts(person).front();
    const auto correct = [&](std::optional<Fact> instead, const std::string& why, const trail::Actor& who = actor(1)) {
        return world.change(who, [&](trail::Change& change) {
            return correct_fact(change, person.reference, {.kind = FactKind::name, .id = first.id, .instead = std::move(instead), .why = why});
        });
    };
    const Fact right = Name{.given = "Zoë", .family = "O'Neill"};
    CHECK(correct(right, "").refusal().errors.front().field == "why");
    CHECK(correct(std::nullopt, "wrong").refusal().kind == Refusal::Kind::conflict);
    CHECK(correct(right, "wrong", actor(2)).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(correct(right, "Spelt wrongly on the telephone"));
    CHECK(correct(right, "again").refusal().kind == Refusal::Kind::conflict);
    const auto held = world.facts(person);
    CHECK(held[0].fact == first.fact);
    CHECK(held[0].withdrawn_why == "Spelt wrongly on the telephone");
    CHECK_FALSE(held[0].is_in_force());
    CHECK(held[1].fact == right);
    CHECK(world.events("people.fact_corrected") == 1);
}

ON_EVERY_DATABASE("who put a person on record owns it; a local authority's staff may read it, and others learn nothing but that they are known") {
    World world{kind};
    REQUIRE(world.change(actor(1), [](trail::Change& change) {
        organisations::put_agency(change, {.key = "council", .type = "local_authority", .sector = "public"});
        organisations::put_agency(change, {.key = "school", .type = "school", .sector = "public"});
        change.record({"test.agencies", {"test", "1"}});
        return Outcome<Done>(Done{});
    }));
    const Person person = world.add("Zoë", "O'Neill");
    const auto standing = [&](const trail::Actor& who, policy::Verb verb) {
        return world.look(who, [&](trail::View& view) { return policy::may(view, verb, question_of(view), person.reference).standing; });
    };
    CHECK(standing(actor(1), policy::Verb::write) == policy::Standing::allowed);
    CHECK(standing(actor(2), policy::Verb::read) == policy::Standing::allowed);
    CHECK(standing(actor(2), policy::Verb::write) == policy::Standing::known_only);
    CHECK(standing(actor(3, teacher, "school"), policy::Verb::read) == policy::Standing::known_only);
    CHECK(standing(actor(4, member), policy::Verb::read) == policy::Standing::hidden);
    CHECK(standing(trail::operator_named(), policy::Verb::read) == policy::Standing::hidden);
    CHECK(world.change(actor(3, teacher, "school"), [](trail::Change& change) { return add_person(change, {}); }).refusal().kind == Refusal::Kind::forbidden);
}

namespace {

/// All that can be seen of a person's records, to be compared before and after.
std::string picture_of(World& world, const Person& person) {
    return world.look(actor(1), [&](trail::View& view) {
        std::string picture = std::to_string(kept_of(view, person.id).number) + ":";
        for (const auto id : records_of(view, person.id)) picture += " " + std::to_string(id.number);
        for (const auto& held : facts_of(view, person.id))
            picture += "|" + std::to_string(held.id.number) + "," + std::to_string(held.fact.index()) + "," + held.source + (held.is_in_force() ? "" : "x");
        return picture;
    });
}
std::vector<std::string> pictures_of(World& world, const std::vector<Person>& all) {
    std::vector<std::string> pictures;
    for (const auto& person : all) pictures.push_back(picture_of(world, person));
    return pictures;
}

}  // namespace

ON_EVERY_DATABASE("random merges taken back in the opposite order give back exactly what was, step by step") {
    World world{kind};
    std::mt19937 chance{20261122};
    std::vector<Person> all;
    for (int i = 0; i < 7; ++i) all.push_back(world.add("Child " + std::string(1, static_cast<char>('A' + i)), "Example"));
    for (int round = 0; round < 4; ++round) {
        std::vector<std::pair<Id<Merge>, std::vector<std::string>>> steps;
        for (int i = 0; i < 10; ++i) {
            const auto before = pictures_of(world, all);
            const auto &one = all[chance() % all.size()], &other = all[chance() % all.size()];
            const auto made = world.change(actor(1), [&](trail::Change& change) { return merge(change, one.reference, other.reference, "one child"); });
            if (made) steps.emplace_back(*made, before);
            else CHECK((made.refusal().kind == Refusal::Kind::conflict && pictures_of(world, all) == before));
        }
        CHECK(steps.size() > 3);
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
            REQUIRE(world.change(actor(1), [&](trail::Change& change) { return unmerge(change, step->first, "two children"); }));
            CHECK(pictures_of(world, all) == step->second);
        }
    }
    CHECK(world.events("people.merged") == world.events("people.unmerged"));
}

ON_EVERY_DATABASE("merges taken back in any order leave every record by itself with what was written in it") {
    World world{kind};
    std::mt19937 chance{7};
    std::vector<Person> all;
    for (int i = 0; i < 6; ++i) all.push_back(world.add("Child " + std::string(1, static_cast<char>('A' + i)), "Example"));
    const auto alone = pictures_of(world, all);
    std::vector<Id<Merge>> made;
    for (std::size_t i = 1; i < all.size(); ++i)
        made.push_back(
            *world.change(actor(1), [&](trail::Change& change) { return merge(change, all[chance() % i].reference, all[i].reference, "one child"); }));
    for (const auto& person : all) CHECK(world.look(actor(1), [&](trail::View& view) { return records_of(view, person.id).size(); }) == all.size());
    std::ranges::shuffle(made, chance);
    for (const auto id : made) REQUIRE(world.change(actor(1), [&](trail::Change& change) { return unmerge(change, id, "two children"); }));
    CHECK(pictures_of(world, all) == alone);
    const auto twice = world.change(actor(1), [&](trail::Change& change) { return unmerge(change, made.front(), "two children"); });
    CHECK(twice.refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("a merge takes a reason and the right to write in both records, and opens neither to anybody") {
    World world{kind};
    const Person mine = world.add("Zoë", "O'Neill"), theirs = world.add("Zoe", "Oneill", make_date(2012, 3, 4), actor(2));
    const auto merge_as = [&](const trail::Actor& who, const std::string& why) {
        return world.change(who, [&](trail::Change& change) { return merge(change, mine.reference, theirs.reference, why); });
    };
    CHECK(merge_as(actor(1), "one child").refusal().kind == Refusal::Kind::not_found);
    CHECK(merge_as(actor(3, teacher), "one child").refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(world.change(actor(2), [&](trail::Change& change) {
        return policy::involve(change, question_of(change),
                               {.reference = theirs.reference, .relation = policy::Relation::worker, .account = Id<trail::Account>{1}, .because = "both"});
    }));
    CHECK(merge_as(actor(1), "").refusal().errors.front().field == "why");
    const auto made = merge_as(actor(1), "one child");
    REQUIRE(made);
    const auto seen = [&](const trail::Actor& who) {
        return world.look(who, [&](trail::View& view) {
            std::vector<policy::Standing> standings;
            for (const auto& record : linked_records(view, theirs)) standings.push_back(record.standing);
            return standings;
        });
    };
    CHECK(seen(actor(1)) == std::vector{policy::Standing::allowed, policy::Standing::allowed});
    CHECK(seen(actor(2)) == std::vector{policy::Standing::known_only, policy::Standing::allowed});
    CHECK(world.change(actor(2), [&](trail::Change& change) { return unmerge(change, *made, "two"); }).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        return policy::restrict_record(change, question_of(change), mine.reference, policy::Restriction::sealed, "a colleague's child");
    }));
    CHECK(seen(actor(2)) == std::vector{policy::Standing::allowed});
}

ON_EVERY_DATABASE("what a person's record held is gone when it is disposed of, and nobody else's") {
    World world{kind};
    const Person gone = world.add("Zoë", "O'Neill", make_date(1940, 1, 1)), stays = world.add("Ana", "Nowak", make_date(1990, 1, 1));
    CHECK(world.look(actor(1), [&](trail::View& view) { return people_born_by(view, make_date(1951, 1, 1)).size(); }) == 1);
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        wipe_person(change, gone.id);
        change.record({"test.disposed", {person_kind, gone.reference}});
        return Outcome<Done>(Done{});
    }));
    CHECK(world.facts(gone).empty());
    CHECK(world.facts(stays).size() == 2);
    CHECK(world.look(actor(1), [&](trail::View& view) { return people_born_by(view, make_date(1951, 1, 1)).size(); }) == 0);
}

ON_EVERY_DATABASE("a merge is between the two records that were named: who takes it back needs a part in these, and no others come apart or stay together") {
    World world{kind};
    const Person a = world.add("A", "Example"), b = world.add("B", "Example"), c = world.add("C", "Example");
    const auto link = [&](const Person& one, const Person& other) {
        const auto made = world.change(actor(1), [&](trail::Change& change) { return merge(change, one.reference, other.reference, "one child"); });
        REQUIRE(made);
        return *made;
    };
    const auto group = [&](const Person& person) { return world.look(actor(1), [&](trail::View& view) { return records_of(view, person.id); }); };
    const auto first = link(a, b), second = link(c, b);
    CHECK(group(a) == std::vector{c.id, a.id, b.id});
    CHECK(world.look(actor(1), [&](trail::View& view) { return merges_of(view, b.id).size(); }) == 2);
    const auto named = world.look(actor(1), [&](trail::View& view) { return find_merge(view, second).value(); });
    CHECK((named.kept == c.id && named.merged == b.id));
    CHECK(world.change(actor(1), [&](trail::Change& change) { return merge(change, a.reference, c.reference, "one child"); }).refusal().kind ==
          Refusal::Kind::conflict);
    REQUIRE(world.change(actor(1), [&](trail::Change& change) { return unmerge(change, first, "two children"); }));
    CHECK(group(a) == std::vector{a.id});
    CHECK(group(b) == std::vector{c.id, b.id});
}

ON_EVERY_DATABASE("a record takes 50 names and 50 dates of birth, and then no more until one is corrected") {
    World world{kind};
    const Person person = world.add("Zoë", "O'Neill");
    const auto add = [&](const Fact& fact) { return world.change(actor(1), [&](trail::Change& change) { return add_fact(change, person.reference, fact); }); };
    for (std::size_t i = 1; i < most_names; ++i) {
        REQUIRE(add(Name{.kind = NameKind::alias, .given = "Z" + std::to_string(i)}));
        REQUIRE(add(Birth{make_date(2012, 3, 4), BirthPrecision::estimated}));
    }
    CHECK(add(Name{.kind = NameKind::alias, .given = "Zed"}).refusal().errors.front().field == "given");
    CHECK(add(Birth{make_date(2012, 3, 5), BirthPrecision::exact}).refusal().errors.front().field == "born_on");
    CHECK(add(Trait{Characteristic::sex, "F"}));
    const auto name = world.facts(person).front();
    const Correction away{.kind = FactKind::name, .id = name.id, .why = "not hers"};
    REQUIRE(world.change(actor(1), [&](trail::Change& change) { return correct_fact(change, person.reference, away); }));
    CHECK(add(Name{.kind = NameKind::alias, .given = "Zed"}));
}

ON_EVERY_DATABASE("a conflict of interest with one record of a person bars from those that are linked with it, and from none after they come apart") {
    World world{kind};
    const Person child = world.add("A", "Example"), same = world.add("B", "Example");
    const auto read = [&](const Person& person) {
        return world.look(actor(1), [&](trail::View& view) { return policy::may(view, policy::Verb::read, question_of(view), person.reference).standing; });
    };
    for (const auto& person : {child, same})
        REQUIRE(world.change(actor(1), [&](trail::Change& change) {
            return policy::involve(
                change, question_of(change),
                {.reference = person.reference, .relation = policy::Relation::owner, .account = Id<trail::Account>{2}, .because = "leads the case"});
        }));
    const auto made = world.change(actor(2), [&](trail::Change& change) { return merge(change, child.reference, same.reference, "one child"); });
    REQUIRE(made);
    REQUIRE(world.change(actor(1), [&](trail::Change& change) {
        return policy::declare_conflict(change, {.kind = std::string(person_kind),
                                                 .reference = child.reference,
                                                 .account = Id<trail::Account>{1},
                                                 .conflict = policy::Conflict::family,
                                                 .reason = "a nephew"});
    }));
    CHECK(read(child) == policy::Standing::hidden);
    CHECK(read(same) == policy::Standing::hidden);
    REQUIRE(world.change(actor(2), [&](trail::Change& change) { return unmerge(change, *made, "two children"); }));
    CHECK(read(child) == policy::Standing::hidden);
    CHECK(read(same) == policy::Standing::allowed);
}
