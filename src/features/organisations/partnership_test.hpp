#pragma once

#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/trail/trail_store.hpp"
#include "features/organisations/import_service.hpp"
#include "features/organisations/organisations.hpp"
#include "features/organisations/people_import_service.hpp"
#include "features/organisations/review_store.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace holdfast::organisations::test {

/// A file of the example partnership.
inline std::string example_file(std::string_view kind) {
    std::ifstream file(std::string(HOLDFAST_DATA_FOLDER "/examples/cumbria-2016-17/") + std::string(kind) + ".csv", std::ios::binary);
    REQUIRE(file);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

inline std::vector<Role> every_role() {
    const Permission look{"thing.look", "Look at things"};
    return {{"worker", "Worker", {look}},
            {"administrator", "Administrator", {look, access::permissions::manage_accounts, access::permissions::grant_lead}},
            {"agency_safeguarding_lead", "Agency safeguarding lead", {look, access::permissions::review_access}}};
}

/// A database of its own with the slice's tables, on 22 November 2026.
struct Partnership {
    std::vector<Role> roles = every_role();
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-22T09:00:00Z").value());
    std::shared_ptr<store::Database> database;
    trail::Journal journal;

    explicit Partnership(const std::string& kind) : database(holdfast::test::fresh_database(kind, steps())), journal(*database, [now = now] { return *now; }) {}

    static std::vector<store::Migration> steps() {
        auto all = trail::migrations();
        for (const auto& step : access::migrations()) all.push_back(step);
        for (const auto& step : review_migrations()) all.push_back(step);
        return all;
    }
    exchange::ImportReport import(std::string_view kind, std::string_view bytes, bool is_dry_run = false, const trail::Actor& actor = trail::operator_named()) {
        auto kinds = agency_imports();
        kinds.push_back(people_import(roles));
        const auto wanted = std::ranges::find(kinds, kind, &exchange::ImportKind::name);
        REQUIRE(wanted != kinds.end());
        exchange::ImportReport report;
        (void)journal.change(actor, "test", [&](trail::Change& change) { return exchange::import_file(change, *wanted, bytes, is_dry_run, report); });
        return report;
    }
    void import_example() {
        for (const auto* kind : {"agencies", "agreements"}) REQUIRE(import(kind, example_file(kind)).is_accepted());
    }
    template <class Look>
    auto look(Look&& look) {
        using Seen = std::invoke_result_t<Look, trail::View&>;
        return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<Seen> { return look(view); });
    }
    Agency agency(std::string_view key) {
        return look([&](trail::View& view) { return find_agency(view, key).value(); });
    }
    /// The account of this user name; it must be there.
    access::Account account(std::string_view user_name) {
        const auto all = look([](trail::View& view) { return access::load_accounts(view); });
        const auto found = std::ranges::find(all, user_name, &access::Account::user_name);
        REQUIRE(found != all.end());
        return *found;
    }
    trail::Actor acting(std::string_view user_name, std::string_view role) {
        return {.account = account(user_name).id, .name = "somebody", .roles = {access::find_role(roles, role)}};
    }
};

}  // namespace holdfast::organisations::test
