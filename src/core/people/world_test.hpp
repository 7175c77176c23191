#pragma once

#include "core/access/account_store.hpp"
#include "core/people/merge_service.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

namespace holdfast::people::test {

inline const Role social_worker{
    "social_worker", "Social worker", {permissions::find, permissions::view, permissions::edit, permissions::merge, policy::permissions::find_known}};
inline const Role teacher{"practitioner", "Practitioner", {permissions::find, permissions::view, policy::permissions::find_known}};
inline const Role member{"board_member", "Board member", {}};

inline trail::Actor actor(std::int64_t number, const Role& role = social_worker, std::string agency = "council") {
    return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .agency = std::move(agency), .roles = {&role}};
}

/// A database with nobody in it, and a clock.
struct World {
    explicit World(const std::string& kind) : database(holdfast::test::fresh_database(kind, schema())) {}

    static std::vector<store::Migration> schema() {
        auto all = trail::migrations();
        for (const auto& step : access::migrations()) all.push_back(step);
        for (const auto& step : policy::migrations()) all.push_back(step);
        for (const auto& step : people::migrations()) all.push_back(step);
        return all;
    }
    std::shared_ptr<store::Database> database;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T12:00:00Z").value());
    trail::Journal journal{*database, [now = now] { return *now; }};

    template <class Act>
    auto change(const trail::Actor& who, Act&& act) {
        return journal.change(who, "a test", std::forward<Act>(act));
    }
    template <class Look>
    auto look(const trail::Actor& who, Look&& look) {
        return *journal.view(who, [&](trail::View& view) { return Outcome(look(view)); });
    }
    Person add(const std::string& given, const std::string& family, Date born = make_date(2012, 3, 4), const trail::Actor& who = actor(1)) {
        auto added = change(who, [&](trail::Change& change) {
            return add_person(change, {.facts = {Name{.given = given, .family = family}, Birth{born, BirthPrecision::exact}}});
        });
        REQUIRE(added);
        return *added;
    }
    std::vector<HeldFact> facts(const Person& person) {
        return look(actor(1), [&](trail::View& view) { return facts_of(view, person.id); });
    }
    std::int64_t events(const std::string& type) {
        std::int64_t found = 0;
        database->read([&](store::Reader& reader) { found = reader.value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE type = $1", type); });
        return found;
    }
};

}  // namespace holdfast::people::test
