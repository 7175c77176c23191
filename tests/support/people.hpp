#pragma once

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/session_store.hpp"
#include "core/sign_in/throttle_store.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <memory>
#include <string>
#include <vector>

namespace holdfast::test {

/// Accounts on a database of their own, with a clock that the test moves: Ana, an analyst who may look, and Ben, who may only read, and Ada, who
/// manages accounts.
struct People {
    explicit People(const std::string& kind) : database(fresh_database(kind, migrations())) {
        ana = add("ana.lyst", "analyst");
        ben = add("ben.reader", "reader");
        ada = add("ada.min", "administrator");
    }

    static constexpr const char* password = "grey otter on the hill";

    const std::vector<Role> roles{{"analyst", "Analyst", {{"thing.look", "Look"}, {"thing.read", "Read"}}},
                                  {"reader", "Reader", {{"thing.read", "Read"}}},
                                  {"administrator", "Administrator", {access::permissions::manage_accounts}}};
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T09:00:00Z").value());
    std::shared_ptr<store::Database> database;
    trail::Journal journal{*database, [moment = now] { return *moment; }};
    Id<trail::Account> ana{}, ben{}, ada{};
    const trail::Actor visitor = trail::nobody("192.0.2.7");

    static std::vector<store::Migration> migrations() {
        auto all = trail::migrations();
        for (const auto& migration : access::migrations()) all.push_back(migration);
        for (const auto& migration : sign_in::migrations()) all.push_back(migration);
        return all;
    }
    Id<trail::Account> add(const std::string& user_name, const std::string& role) {
        return *access::add_account(journal, trail::operator_named(), {.user_name = user_name, .name = user_name, .password = password, .roles = {role}},
                                    roles);
    }
    trail::Actor who_is(std::string_view token) { return identify(token).actor; }
    access::Identified identify(std::string_view token) {
        access::Identified who;
        database->read([&](store::Reader& reader) { who = access::identify(reader, token, roles, *now, "192.0.2.7"); });
        return who;
    }
    /// The types of the latest events, newest first.
    std::vector<std::string> latest_events(int most) {
        return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<std::vector<std::string>> {
            std::vector<std::string> types;
            for (const auto& event : trail::latest_events(view, most)) types.push_back(event.type);
            return types;
        });
    }
};

}  // namespace holdfast::test
