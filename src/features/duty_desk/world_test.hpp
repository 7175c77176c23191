#pragma once

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/policy/record_store.hpp"
#include "core/records/reference.hpp"
#include "core/records/serial_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/duty_desk/advice_call_service.hpp"
#include "features/duty_desk/rota_service.hpp"
#include "features/duty_desk/rota_store.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

namespace holdfast::duty_desk::test {

inline const Role hub_role{"hub_officer", "Hub officer", {permissions::work, permissions::rota}};
inline const Role lead_role{"agency_safeguarding_lead", "Agency safeguarding lead", {permissions::rota, permissions::lead}};
inline const Role teacher_role{"practitioner", "Practitioner", {}};

/// A council with a duty desk and its lead, another council, a school, and a clock. All of it is made up.
struct World {
    explicit World(const std::string& database_kind) : database(holdfast::test::fresh_database(database_kind, schema())) {
        agency("council", "The Council");
        agency("borough", "The Borough");
        hub = person("Ann Hub", "The Council", hub_role);
        colleague = person("Ben Hub", "council", hub_role);
        lead = person("Cora Lead", "The Council", lead_role);
        elsewhere = person("Dan Elsewhere", "The Borough", hub_role);
        elsewhere_lead = person("Eve Elsewhere", "The Borough", lead_role);
        teacher = person("Fay Teacher", "The Council", teacher_role);
    }
    static std::vector<store::Migration> schema() {
        std::vector<store::Migration> all;
        for (const auto& steps : {trail::migrations(), access::migrations(), policy::migrations(), records::migrations(), calendar::migrations(),
                                  duty_desk::migrations(), rota_migrations()})
            all.insert(all.end(), steps.begin(), steps.end());
        return all;
    }
    template <class Act>
    auto change(const trail::Actor& who, Act&& act) {
        return journal.change(who, "a test", std::forward<Act>(act));
    }
    template <class Look>
    auto look(const trail::Actor& who, Look&& look) {
        return *journal.view(who, [&](trail::View& view) { return Outcome(look(view)); });
    }
    void agency(const std::string& key, const std::string& name) {
        REQUIRE(change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            organisations::put_name(change, organisations::put_agency(change, {.key = key, .type = "local_authority", .sector = "public"}), {.name = name});
            change.record({"test.agency_put", {"agency", key}});
            return Done{};
        }));
    }
    trail::Actor person(const std::string& name, const std::string& agency, const Role& role) {
        const auto account = *change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
            change.record({"test.account_added", {"account", name}});
            return *access::insert_account(change, {.user_name = name, .name = name, .agency = agency}, "");
        });
        return {.account = account, .name = name, .agency = agency, .roles = {&role}};
    }
    std::int64_t events(const std::string& type) {
        std::int64_t found = 0;
        database->read([&](store::Reader& reader) { found = reader.value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE type = $1", type); });
        return found;
    }

    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-20T12:00:00Z").value());
    trail::Journal journal{*database, [now = now] { return *now; }};
    trail::Actor hub{}, colleague{}, lead{}, elsewhere{}, elsewhere_lead{}, teacher{};
    std::string contact = records::reference_of("HUB", 2026, 417);
};

}  // namespace holdfast::duty_desk::test
