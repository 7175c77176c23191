#include "core/access/grant_store.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/policy/glass_watch_service.hpp"
#include "core/policy/probe_test.hpp"

using namespace holdfast;
using namespace holdfast::policy;
using namespace holdfast::policy::probe;

namespace {
/// A world whose people have accounts, addresses and roles.
struct Town : World {
    std::vector<Role> roles{worker_role, keeper_role, bare_role};

    explicit Town(const std::string& database_kind) : World(database_kind) {
        for (int number = 1; number <= 4; ++number) settle("p" + std::to_string(number));
    }
    void settle(const std::string& name) {
        REQUIRE(change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            const auto id = access::insert_account(change, {.user_name = name, .name = name, .agency = "Council", .email = name + "@example.org"}, "").value();
            access::insert_grant(change, {.account = id, .role = "worker"});
            change.record({"probe.settled", {"account", name}});
            return Done{};
        }));
    }
    GlassUse break_as(std::int64_t number) {
        return *change(person(number), [&](trail::Change& change) {
            return break_glass(change, {probe::kind, belonging_of(change)}, "P1", "Child at the station tonight, school closed");
        });
    }
    GlassWatch watch() {
        return *change(trail::operator_named("clock"), [&](trail::Change& change) -> Outcome<GlassWatch> { return watch_glass(change, roles); });
    }
    bool is_to_be_watched() {
        return *journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<bool> { return is_glass_to_be_watched(view); });
    }
    /// Who was written to with this kind of letter, in order.
    std::string readers_of(const std::string& letter) {
        std::string readers;
        database->read([&](store::Reader& reader) {
            reader.each(
                "SELECT recipient FROM notices_messages WHERE kind = $1 ORDER BY recipient, id",
                [&](const store::Row& row) { readers += row.get<std::string>(0).substr(0, 2) + " "; }, letter);
        });
        return readers;
    }
};
}  // namespace

ON_EVERY_DATABASE("the owner is written to when the glass is broken, and everybody who may review it within the minute; not who broke it") {
    Town town{kind};
    town.enrol_probe("P1");
    CHECK_FALSE(town.is_to_be_watched());
    town.break_as(2);
    CHECK(town.readers_of("glass_broken") == "p1 ");
    CHECK(town.is_to_be_watched());
    CHECK(town.watch().told == 1);
    CHECK(town.readers_of("glass_use_to_review") == "p1 p3 p4 ");
    CHECK_FALSE(town.is_to_be_watched());
    CHECK(town.watch().told == 0);
    CHECK(town.events("policy.glass_use_told") == 1);
}

ON_EVERY_DATABASE("who has a conflict of interest with the record is not asked to review its use") {
    Town town{kind};
    town.enrol_probe("P1");
    REQUIRE(town.change(person(3), [](trail::Change& change) {
        return declare_conflict(change,
                                {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{3}, .conflict = Conflict::family, .reason = "their nephew"});
    }));
    town.break_as(2);
    town.watch();
    CHECK(town.readers_of("glass_use_to_review") == "p1 p4 ");
}

ON_EVERY_DATABASE("a use that nobody reviewed for a day is escalated by the watch, once: owners and reviewers are written to again") {
    Town town{kind};
    town.enrol_probe("P1");
    town.break_as(2);
    town.watch();
    *town.now += std::chrono::hours{24} - std::chrono::milliseconds{1};
    CHECK_FALSE(town.is_to_be_watched());
    *town.now += std::chrono::milliseconds{1};
    CHECK(town.is_to_be_watched());
    CHECK(town.watch().escalated == 1);
    CHECK(town.readers_of("glass_use_overdue") == "p1 p3 p4 ");
    CHECK(town.readers_of("own_glass_use_overdue") == "p1 ");
    CHECK(town.events("policy.glass_use_escalated") == 1);
    CHECK_FALSE(town.is_to_be_watched());
    CHECK(town.watch().escalated == 0);
}

ON_EVERY_DATABASE("no letter about broken glass names the record, the child, the reason or who broke it") {
    Town town{kind};
    town.enrol_probe("P1");
    town.break_as(2);
    *town.now += std::chrono::hours{24};
    town.watch();
    town.database->read([&](store::Reader& reader) {
        reader.each("SELECT subject || body FROM notices_messages", [&](const store::Row& row) {
            for (const auto* word : {"P1", "probe", "station", "Person 2"}) CHECK(row.get<std::string>(0).find(word) == std::string::npos);
        });
    });
}
