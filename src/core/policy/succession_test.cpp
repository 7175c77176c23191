#include "core/policy/succession_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/policy/probe_test.hpp"

using namespace holdfast;
using namespace holdfast::policy;
using namespace holdfast::policy::probe;

namespace {

const RecordKind left_kind{
    .kind = "probe",
    .label = "probe",
    .path = "/probes/",
    .permissions = {{Verb::list, use}, {Verb::read, use}, {Verb::write, use}, {Verb::manage, use}, {Verb::allocate, policy::permissions::decide_sharing}}};
const std::vector<RecordKind> kinds{left_kind};
const Role lead{"lead", "Lead", {policy::permissions::decide_sharing}}, second{"second", "Second", {policy::permissions::review_break_glass}};
const Role both{"both", "Both", {policy::permissions::decide_sharing, policy::permissions::review_break_glass}};

SuccessionFacts left() { return {.record = {.kind = "probe", .reference = "P1"}, .is_of_their_agency = true, .may_decide = true}; }
bool allows(SuccessionStep step, const SuccessionFacts& facts, const Asker& asker = {.account = 7, .permitted = {Verb::allocate}}) {
    return static_cast<bool>(decide_succession(asker, step, facts, parse_instant("2026-11-20T12:00:00Z").value()));
}

/// A council with three people whose owner of a sealed record leaves, and a county to which the council's work passes.
struct Council : World {
    explicit Council(const std::string& kind) : World(kind) {
        act(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            for (const char* key : {"council", "county"}) {
                const auto agency = organisations::put_agency(change, {.key = key, .type = "local_authority"});
                organisations::put_name(change, agency, {.name = key == std::string("council") ? "Council" : "County"});
                organisations::put_agreement(change, agency, {.edition = "2024", .signed_on = make_date(2026, 1, 1), .from = make_date(2026, 1, 1)});
            }
            settle(change, "olive", "Council");  // 1, who owns it
            settle(change, "nora", "Council");   // 2, who is to own it
            settle(change, "lee", "Council");    // 3, who proposes
            settle(change, "sam", "County");     // 4, who decides
            settle(change, "carol", "County");   // 5, of the county
            change.record({"probe.settled", {"account", "all"}});
            return Done{};
        });
        enrol_probe("P1");
        restrict("P1", Restriction::sealed);
    }
    void settle(trail::Change& change, const std::string& name, const std::string& agency) {
        const auto id = access::insert_account(change, {.user_name = name, .name = name, .agency = agency, .email = name + "@example.org"}, "").value();
        const auto at = organisations::find_agency_called(change, agency, change.today())->id;
        grants.push_back(access::insert_grant(change, {.account = id, .role = "worker", .agency = at, .from = make_date(2026, 1, 1)}));
    }
    template <class Act>
    void act(const trail::Actor& who, Act&& step) {
        REQUIRE(change(who, std::forward<Act>(step)));
    }
    void restrict(const std::string& reference, Restriction restriction) {
        act(person(1), [&](trail::Change& change) {
            return restrict_record(change, {left_kind, belonging_of(change)}, reference, restriction, "a colleague's child");
        });
    }
    void leave(std::size_t number) {
        act(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            access::close_grant(change, grants.at(number - 1));
            change.record({"probe.left", {"account", std::to_string(number)}});
            return Done{};
        });
    }
    Outcome<Id<Succession>> propose(const trail::Actor& who, const Proposed& wanted = {.reference = "P1", .user_name = "nora", .reason = "she knows her"}) {
        return change(who, [&](trail::Change& change) { return propose_succession(change, {left_kind, belonging_of(change)}, wanted); });
    }
    Outcome<Done> decided(const trail::Actor& who, Id<Succession> id, bool is_confirmed = true) {
        return change(who, [&](trail::Change& change) { return decide_on_succession(change, kinds, id, is_confirmed); });
    }
    std::string left_to(const trail::Actor& who) {
        return *journal.view(who, [&](trail::View& view) -> Outcome<std::string> {
            std::string all;
            for (const auto& reference : left_to_propose(view, {left_kind, belonging_of(view)}, 10)) all += reference + " ";
            return all;
        });
    }
    std::size_t waiting_before(const trail::Actor& who) {
        return *journal.view(who, [&](trail::View& view) { return Outcome<std::size_t>(successions_before(view, kinds).size()); });
    }
    bool may_manage(std::int64_t number) {
        return *journal.view(person(number), [&](trail::View& view) {
            return Outcome<bool>(static_cast<bool>(may(view, Verb::manage, {left_kind, belonging_of(view)}, "P1")));
        });
    }
    void declare(std::int64_t number) {
        act(person(number), [&](trail::Change& change) {
            return declare_conflict(
                change, {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{number}, .conflict = Conflict::family, .reason = "their nephew"});
        });
    }
    std::vector<Id<access::Grant>> grants{};
};

template <class Value>
Refusal::Kind refused(const Outcome<Value>& outcome) {
    REQUIRE_FALSE(outcome);
    return outcome.refusal().kind;
}
const trail::Actor lee = person(3, lead), sam = person(4, second, "County");

}  // namespace

TEST_CASE("an owner is proposed for a record that is left by who may allocate in its agency, and decided by another who may; each condition counts by itself") {
    using enum SuccessionStep;
    CHECK(allows(propose, left()));
    CHECK(allows(decide, left()));
    const auto but = [](auto&& spoil) {
        auto facts = left();
        spoil(facts);
        return facts;
    };
    for (const auto step : {propose, decide}) {
        CHECK_FALSE(allows(step, but([](auto& f) { f.has_active_owner = true; })));
        CHECK_FALSE(allows(step, but([](auto& f) { f.record.vault = "lado"; })));
        CHECK_FALSE(allows(step, but([](auto& f) { f.record.conflict = Conflict::self; })));
        CHECK_FALSE(allows(step, but([](auto& f) { f.successor = 7; })));
        CHECK_FALSE(allows(step, left(), {.account = 0, .permitted = {Verb::allocate}}));
        CHECK_FALSE(allows(step, left(), {.account = 7, .is_operator = true, .permitted = {Verb::allocate}}));
        CHECK(allows(step, but([](auto& f) {
                         f.record.conflict = Conflict::family;
                         f.record.conflict_lifted_until = parse_instant("2026-11-21T12:00:00Z");
                     })));
        CHECK_FALSE(allows(step, but([](auto& f) {
                               f.record.conflict = Conflict::family;
                               f.record.conflict_lifted_until = parse_instant("2026-11-20T12:00:00Z");
                           })));
    }
    CHECK_FALSE(allows(propose, but([](auto& f) { f.is_of_their_agency = false; })));
    CHECK(allows(decide, but([](auto& f) { f.is_of_their_agency = false; })));
    CHECK_FALSE(allows(propose, left(), {.account = 7}));
    CHECK(allows(decide, left(), {.account = 7}));
    CHECK_FALSE(allows(decide, but([](auto& f) { f.may_decide = false; })));
    CHECK_FALSE(allows(decide, but([](auto& f) { f.proposed_by = 7; })));
    CHECK(decide_succession({.account = 7}, propose, left(), {}).standing == Standing::hidden);
}

ON_EVERY_DATABASE("a sealed record whose last owner left gets another owner by two people, who is told; it is nobody's to see before") {
    Council council{kind};
    CHECK(council.left_to(lee).empty());
    CHECK(refused(council.propose(lee)) == Refusal::Kind::not_found);
    council.leave(1);
    CHECK(council.left_to(lee) == "P1 ");
    const auto id = *council.propose(lee);
    CHECK_FALSE(council.may_manage(2));
    CHECK(refused(council.propose(lee)) == Refusal::Kind::conflict);
    CHECK(council.waiting_before(sam) == 1);
    REQUIRE(council.decided(sam, id));
    CHECK(council.may_manage(2));
    CHECK_FALSE(council.may_manage(1));
    CHECK(council.left_to(lee).empty());
    CHECK(refused(council.decided(sam, id)) == Refusal::Kind::not_found);
    for (const char* event : {"policy.succession_proposed", "policy.succession_confirmed", "policy.involvement_ended"}) CHECK(council.events(event) == 1);
    std::string told;
    council.database->read(
        [&](store::Reader& reader) { told = reader.value<std::string>("SELECT recipient FROM notices_messages WHERE kind = 'record_given'"); });
    CHECK(told == "nora@example.org");
}

ON_EVERY_DATABASE("nobody proposes or decides alone, for themselves, with a conflict of interest, or for an agency that is not theirs") {
    Council council{kind};
    council.leave(1);
    CHECK(refused(council.propose(person(5, lead, "County"))) == Refusal::Kind::not_found);
    CHECK(council.left_to(person(5, lead, "County")).empty());
    CHECK(refused(council.propose(sam)) == Refusal::Kind::not_found);
    CHECK(refused(council.propose(person(2, lead))) == Refusal::Kind::invalid);
    CHECK(refused(council.propose(lee, {.reference = "P1", .user_name = "carol", .reason = "x"})) == Refusal::Kind::invalid);
    CHECK(refused(council.propose(lee, {.reference = "P1", .user_name = "olive", .reason = "x"})) == Refusal::Kind::invalid);
    CHECK(refused(council.propose(lee, {.reference = "P1", .user_name = "nora"})) == Refusal::Kind::invalid);
    CHECK(refused(council.propose(lee, {.reference = "P2", .user_name = "nora", .reason = "x"})) == Refusal::Kind::not_found);
    const auto id = *council.propose(person(3, both));
    CHECK(refused(council.decided(person(3, both), id)) == Refusal::Kind::forbidden);
    CHECK(refused(council.decided(person(2, both), id)) == Refusal::Kind::not_found);
    CHECK(refused(council.decided(person(5, lead, "County"), id)) == Refusal::Kind::not_found);
    CHECK(council.waiting_before(person(5, lead, "County")) == 0);
    council.declare(4);
    CHECK(council.waiting_before(sam) == 0);
    CHECK(refused(council.decided(sam, id)) == Refusal::Kind::not_found);
    council.declare(3);
    CHECK(council.left_to(lee).empty());
    CHECK(council.events("policy.succession_confirmed") == 0);
}

ON_EVERY_DATABASE("a proposal is declined, or fails where the new owner has left or got a conflict since; another can be proposed then") {
    Council council{kind};
    council.leave(1);
    REQUIRE(council.decided(sam, *council.propose(lee), false));
    const auto id = *council.propose(lee);
    council.declare(2);
    CHECK(refused(council.decided(sam, id)) == Refusal::Kind::conflict);
    REQUIRE(council.decided(sam, id, false));
    CHECK_FALSE(council.may_manage(2));
    CHECK(council.events("policy.succession_declined") == 2);
}

ON_EVERY_DATABASE("the records of an agency that ended are its successor's to give, whatever either was called, and are the successor's from then on") {
    Council council{kind};
    council.leave(1);
    council.act(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
        organisations::put_succession(change, {.predecessor = "council", .successor = "county", .on = change.today() + std::chrono::days{1}});
        change.record({"probe.passed", {"agency", "council"}});
        return Done{};
    });
    const auto carol = person(3, lead, "County");
    CHECK(council.left_to(carol).empty());
    *council.now += std::chrono::hours{24};
    CHECK(council.left_to(carol) == "P1 ");
    const auto id = *council.propose(carol, {.reference = "P1", .user_name = "carol", .reason = "she knows her"});
    REQUIRE(council.decided(sam, id));
    CHECK(council.may_manage(5));
    std::string owner;
    council.database->read([&](store::Reader& reader) { owner = reader.value<std::string>("SELECT owner_agency FROM policy_records"); });
    CHECK(owner == "County");
}

ON_EVERY_DATABASE(
    "records are left where the agreement of their owner's agency has lapsed or the account was closed; those in vaults, disposed of, or the agency's by law "
    "are not listed") {
    Council council{kind};
    const auto set = [&](store::Sql sql) {
        council.act(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            change.writer().execute(sql);
            change.record({"probe.set", {"probe", "P1"}});
            return Done{};
        });
    };
    set("UPDATE organisations_agreements SET until_on = '2026-06-30' WHERE agency_id = 1");
    CHECK(council.left_to(lee) == "P1 ");
    set("UPDATE organisations_agreements SET until_on = NULL");
    CHECK(council.left_to(lee).empty());
    set("UPDATE access_accounts SET is_active = NOT is_active WHERE id = 1");
    CHECK(council.left_to(lee) == "P1 ");
    set("UPDATE policy_records SET vault = 'lado'");
    CHECK(council.left_to(lee).empty());
    set("UPDATE policy_records SET vault = '', restriction = 'ordinary'");
    CHECK(council.left_to(lee) == "P1 ");
    set("UPDATE policy_records SET restriction = 'sealed', owner_by_law_from = '2026-01-01'");
    CHECK(council.left_to(lee) == "P1 ");
    set("UPDATE policy_records SET restriction = 'ordinary'");
    CHECK(council.left_to(lee).empty());
    set("UPDATE policy_records SET restriction = 'sealed', owner_agency = ''");
    CHECK(council.left_to(lee).empty());
}
