#include "core/people/allocation_service.hpp"
#include "core/access/account_service.hpp"
#include "core/access/grant_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/people/intake_service.hpp"
#include "core/people/world_test.hpp"

using namespace holdfast;
using namespace holdfast::people;
using namespace holdfast::people::test;

namespace {

const Role lead{
    "agency_safeguarding_lead", "Lead", {people::permissions::find, people::permissions::view, people::permissions::allocate, policy::permissions::find_known}};

/// A council and a school with one child of a return, whom no person owns.
struct Council : World {
    explicit Council(const std::string& kind) : World(kind) {
        REQUIRE(change(actor(9), [&](trail::Change& change) -> Outcome<Done> {
            organisations::Agency council{.key = "council", .type = "local_authority"}, school{.key = "school", .type = "school"};
            organisations::put_name(change, organisations::put_agency(change, council), {.name = "The Council"});
            organisations::put_agency(change, school);
            worker = *access::insert_account(change, {.user_name = "wendy", .name = "Wendy", .agency = "council"}, "");
            teacher_of_it = *access::insert_account(change, {.user_name = "tess", .name = "Tess", .agency = "school"}, "");
            access::insert_post(change, {.account = worker,
                                         .agency = organisations::find_agency(change, "council")->id,
                                         .title = "Worker",
                                         .team = "north",
                                         .from = make_date(2020, 1, 1)});
            access::insert_post(change, {.account = teacher_of_it,
                                         .agency = organisations::find_agency(change, "school")->id,
                                         .title = "Teacher",
                                         .team = "juniors",
                                         .from = make_date(2020, 1, 1)});
            {
                Intake intake(change, "council", make_date(2026, 3, 31), matters_of_census);
                child = TRY(intake.take("77", std::vector<Fact>{Birth{make_date(2015, 1, 2), BirthPrecision::exact}})).id;
            }
            reference = find_person(change, child)->reference;
            change.record({"test.made", {"test", "1"}});
            return Done{};
        }));
    }
    Outcome<Done> allocated(const trail::Actor& who, const Allocation& wanted) {
        return change(who, [&](trail::Change& change) { return allocate(change, reference, wanted); });
    }
    bool may(const trail::Actor& who, policy::Verb verb) {
        return look(who, [&](trail::View& view) { return static_cast<bool>(policy::may(view, verb, question_of(view), reference)); });
    }
    trail::Actor wendy() const { return actor(worker.number); }
    static std::string fields(const Outcome<Done>& refused) {
        std::string all;
        for (const auto& error : refused.refusal().errors) all += error.field + " ";
        return all;
    }
    Id<trail::Account> worker{}, teacher_of_it{};
    Id<Person> child{};
    std::string reference{};
};

}  // namespace

ON_EVERY_DATABASE("a child of a return is nobody's until the agency's lead says who owns it, who can then write and manage") {
    Council council{kind};
    CHECK_FALSE(council.may(council.wendy(), policy::Verb::write));
    REQUIRE(council.allocated(actor(5, lead, "The Council"), {.relation = policy::Relation::owner, .user_name = "wendy", .because = "is her worker"}));
    CHECK(council.may(council.wendy(), policy::Verb::write));
    CHECK(council.may(council.wendy(), policy::Verb::manage));
    CHECK(council.events("policy.involvement_added") == 1);
}

ON_EVERY_DATABASE("nobody of another agency, no worker and no operator says who owns a child, and nobody of another agency is given one") {
    Council council{kind};
    const Allocation to_wendy{.relation = policy::Relation::owner, .user_name = "wendy", .because = "is her worker"};
    CHECK(council.allocated(actor(6, lead, "school"), to_wendy).refusal().kind == Refusal::Kind::not_found);
    CHECK(council.allocated(council.wendy(), to_wendy).refusal().kind == Refusal::Kind::not_found);
    auto at_the_machine = actor(0, lead);
    at_the_machine.is_operator = true;
    CHECK(council.allocated(at_the_machine, to_wendy).refusal().kind == Refusal::Kind::not_found);
    CHECK(Council::fields(council.allocated(actor(5, lead), {.relation = policy::Relation::owner, .user_name = "tess"})) == "account because ");
    CHECK(Council::fields(council.allocated(actor(5, lead), {.relation = policy::Relation::team, .team = "school/juniors", .because = "x"})) == "team ");
    CHECK(Council::fields(council.allocated(actor(5, lead), {.relation = policy::Relation::law, .user_name = "wendy", .because = "x"})) == "relation ");
    CHECK(council.events("policy.involvement_added") == 0);
}

ON_EVERY_DATABASE("a team of the agency works on the record, and another owner takes the place of one who left") {
    Council council{kind};
    REQUIRE(council.allocated(actor(5, lead), {.relation = policy::Relation::team, .team = "council/north", .because = "their area"}));
    CHECK(council.may(council.wendy(), policy::Verb::write));
    CHECK_FALSE(council.may(council.wendy(), policy::Verb::manage));
    const auto given = [&](const std::string& name, bool is_in_place) {
        return council.allocated(actor(5, lead), {.relation = policy::Relation::owner, .user_name = name, .is_in_place = is_in_place, .because = "x"});
    };
    REQUIRE(given("wendy", false));
    Id<trail::Account> next{};
    REQUIRE(council.change(actor(9), [&](trail::Change& change) -> Outcome<Done> {
        next = *access::insert_account(change, {.user_name = "nora", .name = "Nora", .agency = "The Council"}, "");
        change.record({"test.made", {"test", "1"}});
        return Done{};
    }));
    REQUIRE(given("nora", true));
    CHECK(council.may(actor(next.number), policy::Verb::manage));
    CHECK_FALSE(council.may(council.wendy(), policy::Verb::manage));
    CHECK(council.events("policy.involvement_ended") == 1);
}

ON_EVERY_DATABASE("a restricted record is allocated by nobody but its owners") {
    Council council{kind};
    REQUIRE(council.allocated(actor(5, lead), {.relation = policy::Relation::owner, .user_name = "wendy", .because = "x"}));
    REQUIRE(council.change(council.wendy(), [&](trail::Change& change) {
        return policy::restrict_record(change, question_of(change), council.reference, policy::Restriction::restricted, "a colleague's child");
    }));
    CHECK(council.allocated(actor(5, lead), {.relation = policy::Relation::worker, .user_name = "wendy", .because = "x"}).refusal().kind ==
          Refusal::Kind::not_found);
}
