#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/access/people_test.hpp"

#include <set>

using namespace holdfast;
using namespace holdfast::access;

TEST_CASE("a role can be granted by who holds all of it, and by who may grant it by name") {
    const Role small{"small", "Small", {{"thing.look", ""}}};
    const Role large{"large", "Large", {{"thing.look", ""}, {"thing.change", ""}}};
    const Role granter{"granter", "Granter", {{"access.grant.large", ""}}};
    const trail::Actor holder{.account = {1}, .roles = {&small}};
    const trail::Actor by_name{.account = {2}, .roles = {&granter}};
    CHECK(may_grant(holder, small));
    CHECK_FALSE(may_grant(holder, large));
    CHECK(may_grant(by_name, large));
    CHECK_FALSE(may_grant(by_name, small));
    CHECK(may_grant(trail::operator_named(), large));
}

TEST_CASE("only a role that lets its holder grant roles takes two people") {
    CHECK(takes_two_people(access::test::every_role()[1]));
    CHECK_FALSE(takes_two_people(access::test::every_role()[0]));
}

TEST_CASE("a grant counts from its first to its last day, both counted in, and not once it was ended") {
    const Date first = make_date(2026, 11, 1);
    Grant grant{.from = first, .until = first + std::chrono::days{9}};
    CHECK_FALSE(is_in_force(grant, first - std::chrono::days{1}));
    CHECK(is_in_force(grant, first));
    CHECK(is_in_force(grant, first + std::chrono::days{9}));
    CHECK_FALSE(is_in_force(grant, first + std::chrono::days{10}));
    grant.ended_at = start_of_day(first);
    CHECK_FALSE(is_in_force(grant, first));
    CHECK(is_in_force(Grant{}, first));
}

ON_EVERY_DATABASE("roles granted before days and agencies were kept count on, all of them") {
    auto before = trail::migrations();
    for (const auto& step : access::migrations())
        if (step.name != "access/0002_grants") before.push_back(step);
    const auto database = holdfast::test::fresh_database(kind, before);
    trail::Journal journal{*database, access::test::Morning{}.clock()};
    const std::string token = random_token();
    database->write([&](store::Writer& writer) {
        const auto id = writer.value<Id<trail::Account>>(
            "INSERT INTO access_accounts (user_name, name, agency, password_hash, is_active, created_at) VALUES ($1, $1, $1, $1, $2, $3) RETURNING id", "ann",
            true, journal.now());
        for (const auto* role : {"analyst", "lead"}) writer.execute("INSERT INTO access_grants (account_id, role) VALUES ($1, $2)", id, role);
        writer.execute("INSERT INTO access_sessions (token_fingerprint, account_id, created_at, last_seen_at) VALUES ($1, $2, $3, $3)", fingerprint(token), id,
                       journal.now());
        return store::Verdict::keep;
    });
    auto all = trail::migrations();
    for (const auto& step : access::migrations()) all.push_back(step);
    database->migrate(all);
    const auto roles = access::test::every_role();
    trail::Actor actor;
    database->read([&](store::Reader& reader) { actor = identify(reader, token, roles, journal.now(), "").actor; });
    std::set<std::string_view> keys;
    for (const auto* role : actor.roles) keys.insert(role->key);
    CHECK(keys == std::set<std::string_view>{"analyst", "lead"});
}

ON_EVERY_DATABASE("an agency without an agreement in date gets no role, and its people are told so when they sign in") {
    access::test::People people(kind);
    const auto ann = people.add("ann", "lead");
    CHECK(people.signs_in("ann"));
    const auto token = people.token;
    people.agreement_ends(people.morning.today() - std::chrono::days{1});
    CHECK_FALSE(people.who(token).is_signed_in());
    CHECK_FALSE(people.signs_in("ann"));
    CHECK(people.words == "The Constabulary has no information-sharing agreement in date, so nobody there can sign in. Ask the partnership's business manager");
    const auto granted = people.change(
        people.root(), [&](trail::Change& change) { return grant_role(change, {.account = ann, .role = "analyst", .agency = people.agency}, people.roles); });
    REQUIRE_FALSE(granted);
    CHECK(in_words(granted.refusal()).find("no information-sharing agreement in date") != std::string::npos);
}

ON_EVERY_DATABASE("a role granted for a period counts in it, and not a day before or after") {
    access::test::People people(kind);
    const auto ann = people.add_person("ann");
    const Date today = people.morning.today();
    REQUIRE(people.change(people.root(), [&](trail::Change& change) {
        return grant_role(
            change, {.account = ann, .role = "analyst", .agency = people.agency, .from = today + std::chrono::days{1}, .until = today + std::chrono::days{2}},
            people.roles);
    }));
    CHECK_FALSE(people.signs_in("ann"));
    CHECK(people.words == "Your post starts on 23 November 2026. You can sign in from that day");
    people.morning.next_day();
    CHECK(people.signs_in("ann"));
    CHECK(people.who(people.token).may({"thing.look", ""}));
    people.morning.next_day();
    people.morning.next_day();
    CHECK_FALSE(people.signs_in("ann"));
    CHECK(people.words.starts_with("Your post has ended"));
}

ON_EVERY_DATABASE("when a post ends at once its roles and sessions end with it, and the next request is refused") {
    access::test::People people(kind);
    const auto ann = people.add_person("ann");
    REQUIRE(people.take_post(ann, {"analyst", "lead"}));
    REQUIRE(people.signs_in("ann"));
    const auto token = people.token;
    CHECK(people.who(token).roles.size() == 2);
    REQUIRE(
        people.change(people.root(), [&](trail::Change& change) { return end_post(change, posts_of(change, ann).front().id, std::nullopt, people.roles); }));
    CHECK_FALSE(people.who(token).is_signed_in());
    CHECK(people.open_sessions(ann) == 0);
    const auto again =
        people.change(people.root(), [&](trail::Change& change) { return end_post(change, posts_of(change, ann).front().id, std::nullopt, people.roles); });
    CHECK(again.refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("a post that is given a last day takes its roles with it on that day") {
    access::test::People people(kind);
    const auto ann = people.add_person("ann");
    REQUIRE(people.take_post(ann, {"analyst"}));
    const Date today = people.morning.today();
    REQUIRE(people.change(people.root(), [&](trail::Change& change) { return end_post(change, posts_of(change, ann).front().id, today, people.roles); }));
    CHECK(people.signs_in("ann"));
    people.morning.next_day();
    CHECK_FALSE(people.who(people.token).is_signed_in());
}

ON_EVERY_DATABASE("nobody grants a role that can do more than they can") {
    access::test::People people(kind);
    const auto clerk = people.add("clerk", "clerk");
    const auto ann = people.add_person("ann");
    const auto actor = people.acting(clerk, "clerk");
    const auto grant = [&](const char* role) {
        return people.change(actor,
                             [&](trail::Change& change) { return grant_role(change, {.account = ann, .role = role, .agency = people.agency}, people.roles); });
    };
    CHECK(in_words(grant("analyst").refusal()) == "roles: You cannot grant Analyst, because you do not hold everything it allows");
    CHECK(*grant("clerk") == Granted::awaits_second_person);
    CHECK_FALSE(people.change(people.acting(ann, "analyst"), [&](trail::Change& change) {
        return grant_role(change, {.account = ann, .role = "analyst", .agency = people.agency}, people.roles);
    }));
}

ON_EVERY_DATABASE("an administrator is made by two: one proposes, another confirms, and neither may be who it is for") {
    access::test::People people(kind);
    const auto first = people.add("first", "administrator");
    const auto second = people.add("second", "administrator");
    const auto ann = people.add_person("ann");
    const auto as = [&](Id<trail::Account> who) { return people.acting(who, "administrator"); };
    const auto propose = [&] {
        return people.change(as(first), [&](trail::Change& change) {
            return grant_role(change, {.account = ann, .role = "administrator", .agency = people.agency}, people.roles);
        });
    };
    CHECK(*propose() == Granted::awaits_second_person);
    CHECK_FALSE(people.signs_in("ann"));
    const auto proposal = people.look([](trail::View& view) { return open_proposals(view).front().id; });
    const auto confirm = [&](Id<trail::Account> who) {
        return people.change(as(who), [&](trail::Change& change) { return confirm_grant(change, proposal, people.roles); });
    };
    CHECK(in_words(confirm(first).refusal()).starts_with("You proposed this grant yourself"));
    CHECK(in_words(confirm(ann).refusal()).starts_with("This grant is for you"));
    CHECK(confirm(second));
    CHECK(people.signs_in("ann"));
    CHECK(confirm(second).refusal().kind == Refusal::Kind::conflict);
    CHECK_FALSE(propose());
}

TEST_CASE("a proposal whose row somebody damaged is refused each time it is read, and harms nothing else") {
    access::test::People people("sqlite");
    const auto first = people.add("first", "administrator");
    const auto ann = people.add_person("ann");
    REQUIRE(people.change(people.acting(first, "administrator"), [&](trail::Change& change) {
        return grant_role(change, {.account = ann, .role = "administrator", .agency = people.agency}, people.roles);
    }));
    people.database->write([](store::Writer& writer) {
        writer.execute("UPDATE access_proposals SET proposed_at = 'long ago', role = 'a role whose key is far too long to be one'");
        return store::Verdict::keep;
    });
    for (int again = 0; again < 100; ++again) CHECK_THROWS(people.look([](trail::View& view) { return open_proposals(view).size(); }));
}

ON_EVERY_DATABASE("a declined proposal grants nothing") {
    access::test::People people(kind);
    const auto first = people.add("first", "administrator");
    const auto ann = people.add_person("ann");
    REQUIRE(people.change(people.acting(first, "administrator"), [&](trail::Change& change) {
        return grant_role(change, {.account = ann, .role = "administrator", .agency = people.agency}, people.roles);
    }));
    const auto proposal = people.look([](trail::View& view) { return open_proposals(view).front().id; });
    CHECK(people.change(people.acting(first, "administrator"), [&](trail::Change& change) { return decline_grant(change, proposal, people.roles); }));
    CHECK_FALSE(people.signs_in("ann"));
    CHECK(people.look([](trail::View& view) { return open_proposals(view).empty(); }));
}

ON_EVERY_DATABASE("the last administrator cannot be ended, the last but one can") {
    access::test::People people(kind);
    const auto first = people.add("first", "administrator");
    const auto end = [&](Id<trail::Account> who) {
        return people.change(people.root(), [&](trail::Change& change) { return end_grant(change, grants_of(change, who).front().id, people.roles); });
    };
    CHECK(in_words(end(first).refusal()) == "This is the last administrator. Make another one first");
    const auto second = people.add("second", "administrator");
    CHECK(end(first));
    CHECK_FALSE(end(second));
}

ON_EVERY_DATABASE("a lead ends roles at their own agency and at no other") {
    access::test::People people(kind);
    const auto lead = people.add("lead", "lead");
    const auto ann = people.add("ann", "analyst");
    const auto elsewhere = people.other_agency();
    REQUIRE(people.change(people.root(),
                          [&](trail::Change& change) { return grant_role(change, {.account = ann, .role = "analyst", .agency = elsewhere}, people.roles); }));
    const auto grants = people.look([&](trail::View& view) { return grants_of(view, ann); });
    const auto end = [&](Id<Grant> grant) {
        return people.change(people.acting(lead, "lead"), [&](trail::Change& change) { return end_grant(change, grant, people.roles); });
    };
    CHECK(end(grants.front().id).refusal().kind == Refusal::Kind::forbidden);
    CHECK(end(grants.back().id));
}

ON_EVERY_DATABASE("a role whose last day is over at midnight is gone from a session that goes on") {
    access::test::People people(kind);
    *people.morning.now = parse_instant("2026-11-22T23:50:00Z").value();
    const auto ann = people.add_person("ann");
    REQUIRE(people.take_post(ann, {"analyst"}));
    REQUIRE(people.change(people.root(),
                          [&](trail::Change& change) { return end_post(change, posts_of(change, ann).front().id, people.morning.today(), people.roles); }));
    REQUIRE(people.signs_in("ann"));
    const auto token = people.token;
    CHECK(people.who(token).is_signed_in());
    *people.morning.now += std::chrono::minutes{20};
    CHECK_FALSE(people.who(token).is_signed_in());
    CHECK_FALSE(people.signs_in("ann"));
}

ON_EVERY_DATABASE("of two roles the one that was ended is gone at the next request, and the session stays") {
    access::test::People people(kind);
    const auto ann = people.add_person("ann");
    REQUIRE(people.take_post(ann, {"analyst", "lead"}));
    REQUIRE(people.signs_in("ann"));
    REQUIRE(people.change(people.root(), [&](trail::Change& change) { return end_grant(change, grants_of(change, ann).front().id, people.roles); }));
    REQUIRE(people.who(people.token).roles.size() == 1);
    CHECK(people.who(people.token).roles.front()->key == "analyst");
}
