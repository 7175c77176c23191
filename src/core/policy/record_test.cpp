#include "core/policy/break_glass_service.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/policy/probe_test.hpp"

#include <random>

using namespace holdfast;
using namespace holdfast::policy;
using namespace holdfast::policy::probe;

ON_EVERY_DATABASE("the owner of a record involves others; each may do what their part allows until it ends") {
    World world{kind};
    world.enrol_probe("P1");
    const Question question{probe::kind};
    CHECK(world.ask(person(1), Verb::manage, "P1"));
    CHECK(world.ask(person(2), Verb::read, "P1").standing == Standing::known_only);
    const auto added = world.change(person(1), [&](trail::Change& change) {
        return involve(change, question, {.reference = "P1", .relation = Relation::worker, .account = Id<trail::Account>{2}, .because = "took the case on"});
    });
    REQUIRE(added);
    CHECK(world.ask(person(2), Verb::write, "P1"));
    CHECK_FALSE(world.ask(person(2), Verb::manage, "P1"));
    const auto by_worker = world.change(person(2), [&](trail::Change& change) { return end_involvement(change, question, *added); });
    CHECK(by_worker.refusal().kind == Refusal::Kind::not_found);
    REQUIRE(world.change(person(1), [&](trail::Change& change) { return end_involvement(change, question, *added); }));
    CHECK_FALSE(world.ask(person(2), Verb::read, "P1"));
    CHECK(world.events("policy.involvement_added") == 1);
    CHECK(world.events("policy.involvement_ended") == 1);
}

ON_EVERY_DATABASE("an involvement without a reason, an invitation without an end and a person in a team's place are refused, each by its field") {
    World world{kind};
    world.enrol_probe("P1");
    const auto refused = world.change(person(1), [&](trail::Change& change) {
        return involve(change, {probe::kind}, {.reference = "P1", .relation = Relation::invited_reader, .team = "north"});
    });
    REQUIRE_FALSE(refused);
    std::vector<std::string> fields;
    for (const auto& error : refused.refusal().errors) fields.push_back(error.field);
    CHECK(fields == std::vector<std::string>{"account", "team", "until", "because"});
}

ON_EVERY_DATABASE("a restriction is set with a reason by who may manage the record, and the last owner stays") {
    World world{kind};
    world.enrol_probe("P1");
    const auto restrict_as = [&](const trail::Actor& actor, const std::string& reason) {
        return world.change(actor, [&](trail::Change& change) { return restrict_record(change, {probe::kind}, "P1", Restriction::restricted, reason); });
    };
    CHECK(restrict_as(person(2), "a reason").refusal().kind == Refusal::Kind::not_found);
    CHECK(restrict_as(person(1), "").refusal().kind == Refusal::Kind::invalid);
    REQUIRE(restrict_as(person(1), "a child of a colleague"));
    CHECK(world.ask(person(2), Verb::read, "P1").standing == Standing::hidden);
    const auto last = world.change(person(1), [&](trail::Change& change) { return end_involvement(change, {probe::kind}, Id<Involvement>{1}); });
    CHECK(last.refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("a record that is hidden and one that is not there are refused in the same words, and a look at one that is open is in the trail") {
    World world{kind};
    world.enrol_probe("P1");
    const auto open = [&](const trail::Actor& actor, const std::string& reference) {
        return world.journal.view(actor, [&](trail::View& view) { return open_record(view, {probe::kind}, reference); });
    };
    const auto hidden = open(person(9), "P1");
    const auto absent = open(person(9), "P2");
    CHECK(in_words(hidden.refusal()) == in_words(absent.refusal()));
    CHECK(hidden.refusal().kind == absent.refusal().kind);
    CHECK(world.events("record.viewed") == 0);
    REQUIRE(open(person(1), "P1"));
    CHECK(world.events("record.viewed") == 1);
}

namespace {

/// A random partnership: whatever the tables can hold, the pure function and the SQL must agree on.
struct Chance {
    std::mt19937 source;
    int below(int n) { return static_cast<int>(source() % static_cast<unsigned>(n)); }
    bool one_in(int n) { return below(n) == 0; }
};
const std::vector<std::string> agencies{"Council", "Police", "Health|Trust", "School_%"};
const std::vector<std::string> teams{"council/north", "council/south", "police/n"};

Involvement random_involvement(Chance& chance, const std::string& reference, Date today) {
    static constexpr Relation every[] = {Relation::owner, Relation::worker, Relation::team, Relation::invited_reader, Relation::invited_contributor,
                                         Relation::law};
    Involvement one{.kind = "probe", .reference = reference, .relation = every[chance.below(6)], .from = today + std::chrono::days{chance.below(4) - 2}};
    if (!chance.one_in(3)) one.until = today + std::chrono::days{chance.below(4) - 2};
    if (one.relation == Relation::team) one.team = teams[static_cast<std::size_t>(chance.below(3))];
    else if (one.relation == Relation::law) one.agency = agencies[static_cast<std::size_t>(chance.below(4))];
    else one.account = Id<trail::Account>{chance.one_in(2) ? 1 : chance.below(4) + 1};
    return one;
}

void add_random_exceptions(Chance& chance, trail::Change& change, const std::string& reference) {
    const Id<trail::Account> account{chance.below(2) + 1};
    if (chance.one_in(3)) {
        const auto id = insert_conflict(change, {.kind = "probe", .reference = reference, .account = account, .conflict = Conflict::family, .reason = "r"});
        if (chance.one_in(3)) end_conflict(change, id);
    }
    if (chance.one_in(3)) {
        const auto id = insert_override(
            change, {.kind = "probe", .reference = reference, .account = account, .until_at = change.now() + std::chrono::hours{chance.below(3) - 1}});
        if (!chance.one_in(3)) confirm_override_row(change, id);
    }
    if (chance.one_in(3))
        insert_glass_use(
            change, {.kind = "probe", .reference = reference, .account = account, .opened_at = change.now(), .until_at = change.now() + std::chrono::hours{3}});
}

void add_random_record(Chance& chance, trail::Change& change, const std::string& reference) {
    NewRecord record{.record = {"probe", reference}, .owner_agency = "Council"};
    if (chance.one_in(6)) record.subject_account = Id<trail::Account>{chance.below(4) + 1};
    if (chance.one_in(5)) record.subject_agency = agencies[static_cast<std::size_t>(chance.below(4))];
    if (chance.one_in(3)) record.owner_agency = agencies[static_cast<std::size_t>(chance.below(4))];
    if (chance.one_in(3)) record.owner_by_law_from = change.today() + std::chrono::days{chance.below(3) - 1};
    if (chance.one_in(4)) record.vault = chance.one_in(2) ? "lado" : "reviews";
    insert_record(change, record);
    replace_restriction(change, record.record, restrictions[static_cast<std::size_t>(chance.below(3))].restriction, "r");
    for (int i = chance.below(4); i > 0; --i) insert_involvement(change, random_involvement(chance, reference, change.today()));
    add_random_exceptions(chance, change, reference);
    if (chance.one_in(4)) put_subject(change, "probe", {reference, "P" + std::to_string(1000 + chance.below(600))});
}

void add_random_readers(Chance& chance, trail::Change& change) {
    for (int account = 1; account <= 4; ++account) {
        const auto id = insert_vault_reader(change, {.vault = chance.one_in(2) ? "lado" : "reviews", .account = Id<trail::Account>{account}});
        if (!chance.one_in(3)) confirm_vault_reader_row(change, id);
        if (chance.one_in(4)) close_vault_reader(change, id);
    }
}

std::vector<std::string> listed_by_sql(trail::View& view, const Belonging& belonging) {
    const auto f = list_filter(view, probe::kind, belonging);
    return view.reader().all(
        "SELECT p.reference FROM policy_records p WHERE " HOLDFAST_MAY_LIST("p.kind", "p.reference") " ORDER BY p.reference",
        [](const store::Row& row) { return row.get<std::string>(0); }, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted);
}

std::int64_t counted_by_sql(trail::View& view, const Belonging& belonging) {
    const auto f = list_filter(view, probe::kind, belonging);
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM policy_records p WHERE " HOLDFAST_MAY_LIST("'probe'", "p.reference"), f.account, f.today,
                                             f.now, f.agencies, f.teams, f.is_permitted);
}

std::vector<std::string> listed_by_rule(trail::View& view, const Belonging& belonging) {
    const auto every =
        view.reader().all("SELECT reference FROM policy_records ORDER BY reference", [](const store::Row& row) { return row.get<std::string>(0); });
    std::vector<std::string> listed;
    for (const auto& reference : every)
        if (may(view, Verb::list, {probe::kind, belonging}, reference)) listed.push_back(reference);
    return listed;
}

Belonging random_belonging(Chance& chance) {
    Belonging belonging;
    for (const auto& agency : agencies)
        if (chance.one_in(3)) belonging.agencies.push_back(agency);
    for (const auto& team : teams)
        if (chance.one_in(3)) belonging.teams.push_back(team);
    return belonging;
}

}  // namespace

ON_EVERY_DATABASE("lists, counts and the rule agree on random records, people, agencies and exceptions") {
    World world{kind};
    Chance chance{std::mt19937{20261122}};
    const int records = 600;
    REQUIRE(world.change(person(1), [&](trail::Change& change) {
        for (int i = 0; i < records; ++i) add_random_record(chance, change, "P" + std::to_string(1000 + i));
        add_random_readers(chance, change);
        change.record({"probe.made", {"probe", "all"}});
        return Outcome<Done>(Done{});
    }));
    std::vector<trail::Actor> people{trail::nobody(""), trail::operator_named(), person(3, bare_role), person(4, keeper_role)};
    for (int account = 1; account <= 4; ++account) people.push_back(person(account));
    std::size_t listed = 0;
    for (int round = 0; round < 2; ++round)
        for (const auto& actor : people) {
            const Belonging belonging = random_belonging(chance);
            (void)world.journal.view(actor, [&](trail::View& view) {
                const auto by_rule = listed_by_rule(view, belonging);
                CHECK(listed_by_sql(view, belonging) == by_rule);
                CHECK(counted_by_sql(view, belonging) == static_cast<std::int64_t>(by_rule.size()));
                listed += by_rule.size();
                return Outcome<Done>(Done{});
            });
        }
    CHECK(listed > 300);  // the world is neither empty nor open
    CHECK(listed < 6000);
}
