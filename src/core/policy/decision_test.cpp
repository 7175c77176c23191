#include "core/policy/decision.hpp"

#include <doctest/doctest.h>
#include <type_traits>

using namespace holdfast;
using namespace holdfast::policy;

static const Instant noon = parse_instant("2026-11-20T12:00:00Z").value();
static const Date today = london_date(noon);
static const Asker worker{.account = 7, .permitted = all_verbs, .may_learn_that_known = true};

static RecordFacts record_with(Relation relation, Restriction restriction = Restriction::ordinary) {
    return {.kind = "probe", .reference = "P1", .restriction = restriction, .ties = {{relation, today - std::chrono::days{1}, std::nullopt}}};
}

TEST_CASE("who has no part in a record may do nothing with it, and learns at most that it is known") {
    const RecordFacts strange{.kind = "probe", .reference = "P1"};
    for (const Verb verb : every_verb) CHECK(decide(worker, verb, strange, noon).standing == Standing::known_only);
    CHECK(decide({.account = 7, .permitted = all_verbs}, Verb::read, strange, noon).standing == Standing::hidden);
    CHECK(decide({.may_learn_that_known = true}, Verb::read, strange, noon).standing == Standing::hidden);
    const Asker at_the_machine{.account = 7, .is_operator = true, .permitted = all_verbs, .may_learn_that_known = true};
    CHECK(decide(at_the_machine, Verb::read, record_with(Relation::owner), noon).standing == Standing::hidden);
}

TEST_CASE("restricted, sealed and vaulted records are not even known to who has no part in them") {
    CHECK(decide(worker, Verb::read, {.restriction = Restriction::restricted}, noon).standing == Standing::hidden);
    CHECK(decide(worker, Verb::read, {.restriction = Restriction::sealed}, noon).standing == Standing::hidden);
    CHECK(decide(worker, Verb::read, {.vault = "lado"}, noon).standing == Standing::hidden);
}

struct Expected {
    Relation relation;
    Restriction restriction;
    Verbs verbs;
};

TEST_CASE("what each part in a record allows, at each restriction, is what the policy's table says and no more") {
    using enum Relation;
    using enum Restriction;
    using enum Verb;
    const Expected table[] = {
        {owner, ordinary, all_verbs},
        {owner, restricted, all_verbs},
        {owner, sealed, all_verbs},
        {worker, ordinary, {list, read, write, advance, share}},
        {worker, restricted, {list, read, write, advance, share}},
        {worker, sealed, {}},
        {team, ordinary, {list, read, write, advance}},
        {team, restricted, {}},
        {team, sealed, {}},
        {invited_contributor, ordinary, {list, read, write}},
        {invited_contributor, restricted, {list, read, write}},
        {invited_contributor, sealed, {}},
        {invited_reader, ordinary, {list, read}},
        {invited_reader, restricted, {list, read}},
        {invited_reader, sealed, {}},
        {law, ordinary, {list, read, allocate}},
        {law, restricted, {}},
        {law, sealed, {}},
    };
    for (const auto& row : table)
        for (const Verb verb : every_verb) {
            CAPTURE(token_of(row.relation));
            CAPTURE(token_of(row.restriction));
            CAPTURE(in_words(verb));
            CHECK(bool(decide(::worker, verb, record_with(row.relation, row.restriction), noon)) == row.verbs.has(verb));
        }
}

TEST_CASE("a role that does not permit the verb takes it from owners, workers and teams, but not from who was invited") {
    const Asker other{.account = 7};
    CHECK_FALSE(decide(other, Verb::read, record_with(Relation::owner), noon));
    CHECK_FALSE(decide(other, Verb::read, record_with(Relation::worker), noon));
    CHECK_FALSE(decide(other, Verb::read, record_with(Relation::law), noon));
    CHECK(decide(other, Verb::read, record_with(Relation::invited_reader), noon));
}

TEST_CASE("a part in a record counts from its first day to its last") {
    RecordFacts record = record_with(Relation::worker);
    record.ties = {{Relation::worker, today, today}};
    CHECK(decide(worker, Verb::read, record, noon));
    record.ties = {{Relation::worker, today + std::chrono::days{1}, std::nullopt}};
    CHECK_FALSE(decide(worker, Verb::read, record, noon));
    record.ties = {{Relation::worker, today - std::chrono::days{9}, today - std::chrono::days{1}}};
    CHECK_FALSE(decide(worker, Verb::read, record, noon));
}

TEST_CASE("a conflict of interest bars even the owner, hides the record, and holds until two people lifted it") {
    RecordFacts record = record_with(Relation::owner);
    for (const Conflict conflict : {Conflict::self, Conflict::family, Conflict::own_organisation}) {
        record.conflict = conflict;
        CHECK(decide(worker, Verb::read, record, noon).standing == Standing::hidden);
    }
    record.conflict = Conflict::family;
    CHECK(decide(worker, Verb::read, record, noon).because == "it is about their family");
    record.conflict_lifted_until = noon + std::chrono::minutes{1};
    CHECK(decide(worker, Verb::read, record, noon));
    record.conflict_lifted_until = noon;
    CHECK_FALSE(decide(worker, Verb::read, record, noon));
}

TEST_CASE("broken glass lets its user read, and nothing else, until its time is over; it opens no sealed record, no vault and no conflict") {
    RecordFacts record{.kind = "probe", .reference = "P1", .restriction = Restriction::restricted, .glass_broken_until = noon + std::chrono::hours{1}};
    for (const Verb verb : every_verb) CHECK(bool(decide(worker, verb, record, noon)) == (verb == Verb::read));
    CHECK_FALSE(decide(worker, Verb::read, record, noon + std::chrono::hours{1}));
    record.vault = "lado";
    record.is_vault_reader = true;
    CHECK_FALSE(decide(worker, Verb::read, record, noon));
    record.vault = "";
    record.conflict = Conflict::family;
    CHECK_FALSE(decide(worker, Verb::read, record, noon));
    record.conflict = Conflict::none;
    record.restriction = Restriction::sealed;
    CHECK_FALSE(decide(worker, Verb::read, record, noon));
}

TEST_CASE("what is in a vault is for its named readers, and only as far as they have a part in the record") {
    RecordFacts record = record_with(Relation::owner);
    record.vault = "lado";
    CHECK(decide(worker, Verb::read, record, noon).standing == Standing::hidden);
    record.is_vault_reader = true;
    CHECK(decide(worker, Verb::read, record, noon));
    record.ties.clear();
    CHECK(decide(worker, Verb::read, record, noon).standing == Standing::hidden);
}

TEST_CASE("a decision says in a sentence why") {
    CHECK(in_words(decide(worker, Verb::read, record_with(Relation::worker), noon)) == "Allowed to read this ordinary record: they work on it.");
    CHECK(in_words(decide(worker, Verb::manage, {}, noon)) ==
          "Told only that it is known, not allowed to manage this ordinary record: nothing that ties them to it allows this.");
    RecordFacts own = record_with(Relation::owner, Restriction::sealed);
    own.conflict = Conflict::self;
    CHECK(in_words(decide(worker, Verb::write, own, noon)) == "Not allowed to write in this sealed record: it is about themselves.");
}

TEST_CASE("the stub has no room for anything but its sentence") { CHECK(std::is_empty_v<Stub>); }
