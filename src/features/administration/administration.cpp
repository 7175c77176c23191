#include "features/administration/administration.hpp"

#include "core/access/account_service.hpp"
#include "core/calendar/calendar_service.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_service.hpp"
#include "features/administration/account_pages.hpp"
#include "features/administration/home_pages.hpp"
#include "features/administration/import_pages.hpp"
#include "features/administration/offered_file_store.hpp"
#include "features/administration/set_up_pages.hpp"

#include <algorithm>
#include <memory>

namespace holdfast::administration {

static std::vector<site::NavigationItem> administration_navigation() {
    std::vector<site::NavigationItem> items{{"Imports", "/imports", permissions::import_files, "Load files of records and figures after a preview"},
                                            {"Accounts", "/accounts", access::permissions::manage_accounts, "Who may sign in, and as what"}};
    for (auto& item : items) item.work = site::works::running;
    return items;
}

static std::vector<store::Migration> every_migration() {
    auto all = migrations();
    for (const auto& step : calendar::migrations()) all.push_back(step);
    return all;
}

static exchange::ImportKind bank_holidays_import(const std::vector<const clocks::Rule*>& rules) {
    auto kind = calendar::bank_holidays_import();
    kind.load = [rules, load = kind.load](trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
        load(change, rows, report);
        if (report.added > 0) clocks::count_again(change, clocks::Rules(rules, {.calendar = calendar::load_calendar(change)}));
    };
    return kind;
}

site::Feature feature(Surroundings surroundings) {
    const auto holidays = bank_holidays_import(surroundings.clocks);
    surroundings.import_kinds.push_back(holidays);
    for (const auto& item : administration_navigation()) surroundings.navigation.push_back(item);
    std::ranges::stable_partition(surroundings.navigation, [](const site::NavigationItem& item) { return !item.is_on_home_alone; });
    const auto shared = std::make_shared<const Surroundings>(std::move(surroundings));
    return {
        .name = "administration",
        .migrations = every_migration(),
        .permissions = {access::permissions::manage_accounts, permissions::import_files, calendar::permissions::maintain},
        .routes =
            [shared](site::Router& router) {
                add_home_routes(router, shared);
                add_set_up_routes(router, shared);
                add_account_routes(router, shared);
                add_import_routes(router, shared);
            },
        .navigation = administration_navigation(),
        .imports = {holidays},
        .repeatable_fields = {"roles"},
    };
}

}  // namespace holdfast::administration
