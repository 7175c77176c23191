#include "core/policy/break_glass_service.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/policy/succession_store.hpp"
#include "core/policy/probe_test.hpp"
#include "core/policy/sharing_service.hpp"
#include "core/policy/vault_access_service.hpp"

using namespace holdfast;
using namespace holdfast::policy;
using namespace holdfast::policy::probe;

static const std::string good_reason = "Child at the station tonight, school closed";

static Outcome<GlassUse> break_as(World& world, const trail::Actor& actor, const std::string& reference, const std::string& reason = good_reason) {
    return world.change(actor, [&](trail::Change& change) { return break_glass(change, {probe::kind, belonging_of(change)}, reference, reason); });
}

static Outcome<Done> review_as(World& world, const trail::Actor& actor, Id<GlassUse> id, Verdict verdict, const std::string& note = {}) {
    return world.change(actor, [&](trail::Change& change) { return review_glass_use(change, id, verdict, note); });
}

static std::size_t notices_of(World& world, std::int64_t account) {
    return *world.journal.view(person(account),
                               [&](trail::View& view) { return Outcome<std::size_t>(unseen_notices(view, Id<trail::Account>{account}).size()); });
}

ON_EVERY_DATABASE("broken glass opens one record to one person for three hours, tells the owner, and leaves an event") {
    World world{kind};
    world.enrol_probe("P1");
    world.enrol_probe("P2");
    const auto use = break_as(world, person(2), "P1");
    REQUIRE(use);
    CHECK(use->until_at == *world.now + std::chrono::hours{3});
    CHECK(world.ask(person(2), Verb::read, "P1"));
    CHECK_FALSE(world.ask(person(2), Verb::write, "P1"));
    CHECK_FALSE(world.ask(person(2), Verb::read, "P2"));
    CHECK_FALSE(world.ask(person(3), Verb::read, "P1"));
    CHECK(notices_of(world, 1) == 1);
    CHECK(world.events("policy.glass_broken") == 1);
    *world.now += std::chrono::hours{3};
    CHECK_FALSE(world.ask(person(2), Verb::read, "P1"));
}

ON_EVERY_DATABASE("glass is not broken without a role, a reason, a need and a record that it covers") {
    World world{kind};
    world.enrol_probe("P1");
    world.enrol_probe("P2");
    CHECK(break_as(world, person(2, bare_role), "P1").refusal().kind == Refusal::Kind::forbidden);
    CHECK(break_as(world, trail::operator_named(), "P1").refusal().kind == Refusal::Kind::forbidden);
    CHECK(break_as(world, person(2), "P1", "urgent").refusal().kind == Refusal::Kind::invalid);
    CHECK(break_as(world, person(1), "P1").refusal().kind == Refusal::Kind::conflict);
    CHECK(break_as(world, person(2), "P9").refusal().kind == Refusal::Kind::not_found);
    REQUIRE(world.change(person(1), [&](trail::Change& change) { return restrict_record(change, {probe::kind}, "P2", Restriction::sealed, "a witness"); }));
    CHECK(break_as(world, person(2), "P2").refusal().kind == Refusal::Kind::not_found);
    CHECK(world.events("policy.glass_broken") == 0);
}

ON_EVERY_DATABASE("each use is reviewed once, by another person; a challenge gives its reason and ends the use at once") {
    World world{kind};
    world.enrol_probe("P1");
    const auto use = break_as(world, person(2), "P1");
    CHECK(review_as(world, person(2), use->id, Verdict::accepted).refusal().kind == Refusal::Kind::forbidden);
    CHECK(review_as(world, person(3, bare_role), use->id, Verdict::accepted).refusal().kind == Refusal::Kind::forbidden);
    CHECK(review_as(world, person(3), use->id, Verdict::challenged).refusal().kind == Refusal::Kind::invalid);
    REQUIRE(review_as(world, person(3), use->id, Verdict::challenged, "no child of that name was at the station"));
    CHECK_FALSE(world.ask(person(2), Verb::read, "P1"));
    CHECK(review_as(world, person(4), use->id, Verdict::accepted).refusal().kind == Refusal::Kind::conflict);
    CHECK(world.events("policy.glass_use_challenged") == 1);
}

ON_EVERY_DATABASE("a use that nobody reviewed for a day is escalated once, with an event and another notice") {
    World world{kind};
    world.enrol_probe("P1");
    const auto use = break_as(world, person(2), "P1");
    const auto escalate = [&] {
        return *world.change(trail::operator_named("clock"), [](trail::Change& change) {
            change.record({"probe.minute", {"probe", "clock"}});
            return escalate_overdue(change);
        });
    };
    *world.now += std::chrono::hours{23};
    CHECK(escalate() == 0);
    *world.now += std::chrono::hours{1};
    CHECK(escalate() == 1);
    CHECK(escalate() == 0);
    CHECK(world.events("policy.glass_use_escalated") == 1);
    CHECK(notices_of(world, 1) == 2);
    REQUIRE(review_as(world, person(3), use->id, Verdict::accepted));
    const auto kept = *world.journal.view(person(3), [&](trail::View& view) { return Outcome<GlassUse>(find_glass_use(view, use->id).value()); });
    CHECK(kept.verdict == "accepted");
    CHECK_FALSE(is_overdue(kept, *world.now));
}

ON_EVERY_DATABASE("a declared conflict bars its person at once, from reading, breaking glass and reviewing") {
    World world{kind};
    world.enrol_probe("P1", 2);
    const auto use = break_as(world, person(3), "P1");
    REQUIRE(use);
    const auto declare = [&](const trail::Actor& actor, std::int64_t account) {
        return world.change(actor, [&](trail::Change& change) {
            return declare_conflict(
                change, {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{account}, .conflict = Conflict::family, .reason = "their nephew"});
        });
    };
    CHECK(declare(person(5), 2).refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(declare(person(2), 2));
    REQUIRE(declare(person(7, keeper_role), 4));
    CHECK(world.ask(person(2), Verb::read, "P1").standing == Standing::hidden);
    CHECK(break_as(world, person(2), "P1").refusal().kind == Refusal::Kind::not_found);
    CHECK(review_as(world, person(4), use->id, Verdict::accepted).refusal().kind == Refusal::Kind::not_found);
    CHECK(world.events("policy.conflict_declared") == 2);
}

ON_EVERY_DATABASE("a record about a member of staff, or about an organisation, bars them without anybody declaring it") {
    World world{kind};
    REQUIRE(world.change(person(1), [&](trail::Change& change) {
        return enrol(change, {.record = {"probe", "P1"}, .owner_agency = "Council", .subject_account = Id<trail::Account>{1}, .subject_agency = "School"},
                     Id<trail::Account>{1});
    }));
    CHECK(in_words(world.ask(person(1), Verb::read, "P1")) == "Not allowed to read this ordinary record: it is about themselves.");
    CHECK(world.ask(person(2, worker_role, "School"), Verb::read, "P1").standing == Standing::hidden);
    CHECK(world.ask(person(2), Verb::read, "P1").standing == Standing::known_only);
}

ON_EVERY_DATABASE("a bar is lifted by two people, neither of them the barred one, for seven days at most") {
    World world{kind};
    REQUIRE(world.change(person(1), [&](trail::Change& change) {
        return enrol(change, {.record = {"probe", "P1"}, .owner_agency = "Council", .subject_account = Id<trail::Account>{1}}, Id<trail::Account>{1});
    }));
    const auto propose = [&](const trail::Actor& actor, std::chrono::hours time) {
        return world.change(actor, [&](trail::Change& change) {
            return propose_override(change, {.kind = "probe",
                                             .reference = "P1",
                                             .account = Id<trail::Account>{1},
                                             .reason = "nobody else speaks the language",
                                             .until_at = change.now() + time});
        });
    };
    const auto confirm = [&](const trail::Actor& actor, Id<Override> id) {
        return world.change(actor, [&](trail::Change& change) { return confirm_override(change, id); });
    };
    CHECK(propose(person(1, keeper_role), std::chrono::hours{24}).refusal().kind == Refusal::Kind::forbidden);
    CHECK(propose(person(2), std::chrono::hours{24}).refusal().kind == Refusal::Kind::forbidden);
    CHECK(propose(person(2, keeper_role), std::chrono::hours{24 * 8}).refusal().kind == Refusal::Kind::invalid);
    const auto proposed = propose(person(2, keeper_role), std::chrono::hours{24});
    REQUIRE(proposed);
    CHECK_FALSE(world.ask(person(1), Verb::read, "P1"));
    CHECK(confirm(person(2, keeper_role), *proposed).refusal().kind == Refusal::Kind::forbidden);
    CHECK(confirm(person(1, keeper_role), *proposed).refusal().kind == Refusal::Kind::forbidden);
    CHECK_FALSE(world.ask(person(1), Verb::read, "P1"));
    REQUIRE(confirm(person(3, keeper_role), *proposed));
    CHECK(world.ask(person(1), Verb::read, "P1"));
    *world.now += std::chrono::hours{24};
    CHECK_FALSE(world.ask(person(1), Verb::read, "P1"));
}

TEST_CASE("each day has exactly one edition of the information-sharing advice") {
    CHECK(advice_on(make_date(2016, 4, 1)).key == "2016");
    CHECK(advice_on(make_date(2018, 7, 3)).key == "2016");
    CHECK(advice_on(make_date(2018, 7, 4)).key == "2018");
    CHECK(advice_on(make_date(2024, 4, 18)).key == "2018");
    CHECK(advice_on(make_date(2024, 4, 19)).key == "2024");
    const auto editions = advice_editions();
    for (std::size_t i = 1; i < editions.size(); ++i) CHECK(*editions[i].from == *editions[i - 1].until + std::chrono::days{1});
}

ON_EVERY_DATABASE("a decision to share or to withhold is kept with the edition of its day, and read by who may read the record") {
    World world{kind};
    world.enrol_probe("P1");
    const auto keep = [&](const trail::Actor& actor, const SharingDecision& decision) {
        return world.change(actor, [&](trail::Change& change) { return record_sharing(change, {probe::kind}, decision); });
    };
    SharingDecision decision{.reference = "P1",
                             .is_shared = true,
                             .with_whom = "the school nurse",
                             .what = "the plan",
                             .why = "to keep the child safe",
                             .basis = "none",
                             .decided_on = make_date(2018, 1, 2)};
    CHECK(keep(person(1), decision).refusal().errors.front().field == "basis");
    decision.basis = "public_task";
    CHECK(keep(person(2), decision).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(keep(person(1), decision));
    decision.decided_on = make_date(2026, 11, 21);
    CHECK(keep(person(1), decision).refusal().errors.front().field == "decided_on");
    const auto about = [&](const trail::Actor& actor) {
        return world.journal.view(actor, [&](trail::View& view) { return sharing_decisions(view, {probe::kind}, "P1"); });
    };
    REQUIRE(about(person(1)));
    CHECK(about(person(1))->front().advice == "2016");
    CHECK_FALSE(about(person(2)));
    CHECK(world.events("policy.information_shared") == 1);
}

ON_EVERY_DATABASE("a reader of a vault is named by two others, and only then, and only for records they have a part in, is the vault entered") {
    World world{kind};
    REQUIRE(world.change(person(1), [&](trail::Change& change) {
        return enrol(change, {.record = {"probe", "P1"}, .owner_agency = "Council", .vault = "lado"}, Id<trail::Account>{1});
    }));
    const auto enters = [&](const trail::Actor& actor) {
        return *world.journal.view(actor, [&](trail::View& view) { return Outcome<bool>(bool(enter_vault(view, {probe::kind}, "P1"))); });
    };
    const auto propose = [&](const trail::Actor& actor, std::int64_t account) {
        return world.change(actor, [&](trail::Change& change) {
            return propose_vault_reader(change, {.vault = "lado", .account = Id<trail::Account>{account}, .reason = "designated officer"});
        });
    };
    CHECK_FALSE(propose(person(1, keeper_role), 1));
    const auto named = propose(person(2, keeper_role), 1);
    REQUIRE(named);
    CHECK_FALSE(enters(person(1)));
    CHECK_FALSE(world.change(person(2, keeper_role), [&](trail::Change& change) { return confirm_vault_reader(change, *named); }));
    REQUIRE(world.change(person(3, keeper_role), [&](trail::Change& change) { return confirm_vault_reader(change, *named); }));
    CHECK(enters(person(1)));
    CHECK_FALSE(enters(person(2)));
    REQUIRE(world.change(person(3, keeper_role), [&](trail::Change& change) { return end_vault_reader(change, *named); }));
    CHECK_FALSE(enters(person(1)));
}

ON_EVERY_DATABASE("a proposal to lift a bar tells its keeper nothing of whether there is such a record") {
    World world{kind};
    world.enrol_probe("P1");
    for (const char* reference : {"P1", "NOSUCHONE0"}) {
        const auto proposed = world.change(person(2, keeper_role), [&](trail::Change& change) {
            return propose_override(change, {.kind = "probe",
                                             .reference = reference,
                                             .account = Id<trail::Account>{1},
                                             .reason = "nobody else speaks the language",
                                             .until_at = change.now() + std::chrono::hours{2}});
        });
        CHECK(proposed);
    }
    const auto nothing = world.change(person(2, keeper_role), [&](trail::Change& change) { return propose_override(change, {}); });
    std::vector<std::string> fields;
    for (const auto& error : nothing.refusal().errors) fields.push_back(error.field);
    CHECK(fields == std::vector<std::string>{"account", "reason", "until", "kind", "reference"});
}

ON_EVERY_DATABASE(
    "the conflicts of a vault's records are its readers' to enter, to see and to end, and keep no reason; others are told what they are told of none") {
    World world{kind};
    const auto declared_by = [&](std::int64_t who, std::int64_t about, const std::string& reason = "") {
        return world.change(person(who, keeper_role), [&](trail::Change& change) {
            return declare_conflict(
                change,
                {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{about}, .conflict = Conflict::family, .reason = reason, .vault = "papers"});
        });
    };
    const auto withdrawn_by = [&](std::int64_t who, Id<DeclaredConflict> id) {
        return world.change(person(who, keeper_role), [&](trail::Change& change) { return withdraw_conflict(change, id, "mistaken for another"); });
    };
    REQUIRE(world.change(person(1, keeper_role), [&](trail::Change& change) -> Outcome<Done> {
        for (const std::int64_t reader : {2, 3})
            confirm_vault_reader_row(change, insert_vault_reader(change, {.vault = "papers", .account = Id<trail::Account>{reader}, .reason = "officer"}));
        change.record({"policy.vault_reader_confirmed", {"vault_reader", "1"}});
        return Done{};
    }));
    CHECK(declared_by(4, 5).refusal().errors.front().field == "account");
    CHECK(declared_by(2, 5, "her brother").refusal().errors.front().field == "reason");
    const auto id = declared_by(2, 5);
    REQUIRE(id);
    CHECK(declared_by(6, 6));
    for (const std::int64_t keeper : {4, 5}) CHECK(withdrawn_by(keeper, *id).refusal().kind == Refusal::Kind::not_found);
    CHECK(withdrawn_by(4, {999}).refusal().kind == Refusal::Kind::not_found);
    CHECK(*withdrawn_by(2, *id) == Withdrawal::awaits_second_person);
    CHECK(*withdrawn_by(3, *id) == Withdrawal::done);
}

ON_EVERY_DATABASE("a conflict ends when two people say so, neither of them the barred one; until then it bars") {
    World world{kind};
    world.enrol_probe("P1", 2);
    const auto id = world.change(person(2), [](trail::Change& change) {
        return declare_conflict(change,
                                {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{2}, .conflict = Conflict::family, .reason = "a nephew"});
    });
    REQUIRE(id);
    const auto withdraw = [&](std::int64_t who, const std::string& reason, const Role& role = keeper_role) {
        return world.change(person(who, role), [&](trail::Change& change) { return withdraw_conflict(change, *id, reason); });
    };
    CHECK(withdraw(2, "over").refusal().kind == Refusal::Kind::forbidden);
    CHECK(withdraw(7, "over", worker_role).refusal().kind == Refusal::Kind::forbidden);
    CHECK(withdraw(7, "").refusal().kind == Refusal::Kind::invalid);
    CHECK(*withdraw(7, "she was mistaken for another") == Withdrawal::awaits_second_person);
    CHECK(world.ask(person(2), Verb::read, "P1").standing == Standing::hidden);
    CHECK(withdraw(7, "again").refusal().kind == Refusal::Kind::forbidden);
    CHECK(withdraw(2, "").refusal().kind == Refusal::Kind::forbidden);
    CHECK(world.ask(person(2), Verb::read, "P1").standing == Standing::hidden);
    CHECK(*withdraw(8, "") == Withdrawal::done);
    CHECK(world.ask(person(2), Verb::read, "P1").standing == Standing::allowed);
    CHECK(withdraw(8, "").refusal().kind == Refusal::Kind::not_found);
    for (const char* event : {"policy.conflict_withdrawal_proposed", "policy.conflict_withdrawn"}) CHECK(world.events(event) == 1);
}

ON_EVERY_DATABASE("a conflict with one record of a subject bars from the others, until they are taken for records of two") {
    World world{kind};
    for (const char* reference : {"P1", "P2", "P3"}) world.enrol_probe(reference, 2);
    const auto put = [&](const std::vector<std::string>& references) {
        REQUIRE(world.change(person(1), [&](trail::Change& change) {
            put_subject(change, "probe", references);
            change.record({"probe.linked", {"probe", "P1"}});
            return Outcome<Done>(Done{});
        }));
    };
    REQUIRE(world.change(person(2), [&](trail::Change& change) {
        return declare_conflict(change,
                                {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{2}, .conflict = Conflict::family, .reason = "a nephew"});
    }));
    const auto listed = [&] {
        return *world.journal.view(person(2), [&](trail::View& view) {
            const auto f = list_filter(view, probe::kind, {});
            return Outcome(view.reader().all(
                "SELECT p.reference FROM policy_records p WHERE " HOLDFAST_MAY_LIST("p.kind", "p.reference") " ORDER BY p.reference",
                [](const store::Row& row) { return row.get<std::string>(0); }, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted));
        });
    };
    CHECK(listed() == std::vector<std::string>{"P2", "P3"});
    put({"P1", "P2"});
    CHECK(world.ask(person(2), Verb::read, "P2").standing == Standing::hidden);
    CHECK(listed() == std::vector<std::string>{"P3"});
    put({"P3", "P1", "P2"});
    CHECK(world.ask(person(2), Verb::read, "P3").standing == Standing::hidden);
    CHECK(listed().empty());
    put({"P1"});
    put({"P2", "P3"});
    CHECK(world.ask(person(2), Verb::read, "P2"));
    CHECK(listed() == std::vector<std::string>{"P2", "P3"});
}

ON_EVERY_DATABASE("who owns a record no more sees nothing of who broke its glass") {
    World world{kind};
    world.enrol_probe("P1");
    const auto second = world.change(person(1), [&](trail::Change& change) {
        return involve(change, {probe::kind}, {.reference = "P1", .relation = Relation::owner, .account = Id<trail::Account>{5}, .because = "shares the case"});
    });
    REQUIRE(second);
    REQUIRE(break_as(world, person(2), "P1"));
    CHECK((notices_of(world, 1) == 1 && notices_of(world, 5) == 1));
    REQUIRE(world.change(person(1), [&](trail::Change& change) { return end_involvement(change, {probe::kind}, *second); }));
    CHECK((notices_of(world, 1) == 1 && notices_of(world, 5) == 0));
}

ON_EVERY_DATABASE("disposal erases what was written about a record beside it, and leaves that it happened") {
    World world{kind};
    const std::string secret = "the mother fled from Mr Secret of Workington";
    for (const char* reference : {"P1", "P2"}) {
        world.enrol_probe(reference);
        REQUIRE(world.change(person(1), [&](trail::Change& change) -> Outcome<Done> {
            TRY(involve(change, {probe::kind}, {.reference = reference, .relation = Relation::worker, .account = Id<trail::Account>{5}, .because = secret}));
            TRY(restrict_record(change, {probe::kind}, reference, Restriction::ordinary, secret));
            TRY(record_sharing(change, {probe::kind},
                               {.reference = reference,
                                .is_shared = true,
                                .with_whom = secret,
                                .what = secret,
                                .why = secret,
                                .basis = "public_task",
                                .decided_on = make_date(2018, 1, 2)}));
            insert_conflict(change,
                            {.kind = "probe", .reference = reference, .account = Id<trail::Account>{6}, .conflict = Conflict::family, .reason = secret});
            insert_override(change, {.kind = "probe", .reference = reference, .account = Id<trail::Account>{6}, .reason = secret, .until_at = change.now()});
            insert_succession(change, {.kind = "probe", .reference = reference, .account = Id<trail::Account>{6}, .reason = secret});
            const auto use = insert_glass_use(change, {.kind = "probe",
                                                       .reference = reference,
                                                       .account = Id<trail::Account>{7},
                                                       .reason = secret,
                                                       .opened_at = change.now(),
                                                       .until_at = change.now()});
            settle_glass_use(change, use, "accepted", secret);
            return Done{};
        }));
    }
    REQUIRE(world.change(person(1), [&](trail::Change& change) {
        erase_words(change, {"probe", "P1"});
        change.record({"probe.disposed", {"probe", "P1"}});
        return Outcome<Done>(Done{});
    }));
    const auto told = [&](const std::string& reference) {
        std::int64_t found = 0;
        world.database->read([&](store::Reader& reader) {
            found = reader.value<std::int64_t>(
                "SELECT COUNT(*) FROM (SELECT restriction_reason AS words FROM policy_records WHERE reference = $1 "
                "UNION ALL SELECT because FROM policy_involvements WHERE reference = $1 UNION ALL SELECT reason FROM policy_conflicts WHERE reference = $1 "
                "UNION ALL SELECT reason FROM policy_conflict_overrides WHERE reference = $1 UNION ALL SELECT reason FROM policy_successions WHERE reference = "
                "$1 "
                "UNION ALL SELECT reason FROM policy_break_glass WHERE reference = $1 UNION ALL SELECT review_note FROM policy_break_glass WHERE reference = "
                "$1 "
                "UNION ALL SELECT with_whom FROM policy_sharing_decisions WHERE reference = $1 "
                "UNION ALL SELECT what FROM policy_sharing_decisions WHERE reference = $1 "
                "UNION ALL SELECT why FROM policy_sharing_decisions WHERE reference = $1) t WHERE words = $2",
                reference, secret);
        });
        return found;
    };
    CHECK(told("P1") == 0);
    CHECK(told("P2") == 10);
    world.database->read([&](store::Reader& reader) {
        CHECK(reader.value<std::int64_t>("SELECT COUNT(*) FROM policy_sharing_decisions WHERE reference = 'P1'") == 1);
        CHECK(reader.value<std::int64_t>("SELECT COUNT(*) FROM policy_break_glass WHERE reference = 'P1' AND verdict = 'accepted'") == 1);
    });
}
