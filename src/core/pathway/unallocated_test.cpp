#include "core/pathway/need.hpp"
#include "core/pathway/unallocated_store.hpp"
#include "core/pathway/world_test.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/people/intake_service.hpp"

using namespace holdfast;
using namespace holdfast::pathway;
using namespace holdfast::pathway::test;

ON_EVERY_DATABASE("open cases that nobody owns are told by team and worker, to the authority's own people alone, until somebody owns them") {
    World world{kind};
    std::vector<std::string> references;
    world.change([&](trail::Change& change) {
        organisations::Agency council{.key = "council", .type = "local_authority"};
        organisations::put_agency(change, council);
        const auto entry = insert_entry(change, {.source = "annex-a", .agency = "council"});
        std::vector<Id<people::Person>> children;
        {
            people::Intake intake(change, "council");
            for (const char* number : {"1", "2", "3", "4"}) children.push_back(intake.take(number, {})->id);
        }
        std::int64_t made = 0;
        for (const auto child : children) {
            references.push_back(people::find_person(change, child)->reference);
            Referral referral;
            referral.referred_on = make_date(2026, 5, 1), referral.team = "North", referral.worker = "W1";
            referral.child = child, referral.entry = entry.id;
            ++made;
            if (made == 3) referral.closed_on = make_date(2026, 6, 1);
            if (made == 4) referral.no_further_action = true;
            insert(change, referral);
        }
    });
    static const Role lead{"lead", "Lead", {people::permissions::view, people::permissions::allocate}};
    const auto told_to = [&](const std::string& agency) {
        const trail::Actor actor{.account = Id<trail::Account>{5}, .name = "Lena", .agency = agency, .roles = {&lead}};
        return *world.journal.view(actor, [&](trail::View& view) { return Outcome<std::vector<Unallocated>>(unallocated(view)); });
    };
    const auto told = told_to("council");
    REQUIRE(told.size() == 1);
    CHECK(told.front().team == "North");
    CHECK(told.front().worker == "W1");
    CHECK(told.front().references.size() == 2);
    CHECK(told_to("police").empty());
    world.change([&](trail::Change& change) {
        policy::insert_involvement(
            change,
            {.kind = "person", .reference = references.front(), .relation = policy::Relation::owner, .account = Id<trail::Account>{7}, .from = change.today()});
    });
    REQUIRE(told_to("council").size() == 1);
    CHECK(told_to("council").front().references == std::vector{references.at(1)});
}
