#pragma once

#include "core/access/account_store.hpp"
#include "core/policy/record_service.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

namespace holdfast::policy::probe {

/// A kind of record that no slice has.
inline constexpr Permission use{"probe.use", "Use probes"};
inline const RecordKind kind{
    .kind = "probe",
    .label = "probe",
    .path = "/probes/",
    .permissions = {{Verb::list, use}, {Verb::read, use}, {Verb::write, use}, {Verb::advance, use}, {Verb::share, use}, {Verb::manage, use}}};
inline const Role worker_role{
    "worker", "Worker", {use, permissions::find_known, permissions::break_glass, permissions::review_break_glass, permissions::decide_sharing}};
inline const Role keeper_role{"keeper", "Keeper", {permissions::maintain_conflicts, permissions::name_readers}};
inline const Role bare_role{"bare", "Bare", {}};

inline std::vector<store::Migration> migrations() {
    auto all = trail::migrations();
    for (const auto& migration : access::migrations()) all.push_back(migration);
    for (const auto& migration : policy::migrations()) all.push_back(migration);
    return all;
}

inline trail::Actor person(std::int64_t number, const Role& role = worker_role, std::string agency = "Council") {
    return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .agency = std::move(agency), .roles = {&role}};
}

/// A database and a clock that a test moves.
struct World {
    explicit World(const std::string& database_kind) : database(test::fresh_database(database_kind, migrations())) {}

    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-20T12:00:00Z").value());
    trail::Journal journal{*database, [now = now] { return *now; }};

    template <class Act>
    auto change(const trail::Actor& actor, Act&& act) {
        return journal.change(actor, "a test", std::forward<Act>(act));
    }
    /// What the rule says to this person.
    Decision ask(const trail::Actor& actor, Verb verb, const std::string& reference) {
        return *journal.view(actor, [&](trail::View& view) { return Outcome<Decision>(may(view, verb, {kind, belonging_of(view)}, reference)); });
    }
    void enrol_probe(const std::string& reference, std::int64_t owner = 1) {
        REQUIRE(change(person(owner), [&](trail::Change& change) {
            return enrol(change, {.record = {"probe", reference}, .owner_agency = "Council"}, Id<trail::Account>{owner});
        }));
    }
    /// How many events of the type the trail holds.
    std::int64_t events(const std::string& type) {
        std::int64_t found = 0;
        database->read([&](store::Reader& reader) { found = reader.value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE type = $1", type); });
        return found;
    }
};

}  // namespace holdfast::policy::probe
