#pragma once

#include "core/actions/action_store.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/access/account_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/figures/published_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/policy/record_store.hpp"
#include "core/records/serial_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "core/vault/vault_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/import_service.hpp"
#include "support/temporary_folder.hpp"
#include "features/lado/permissions.hpp"
#include "support/databases.hpp"
#include "support/example_files.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

namespace holdfast::lado {

using test::example_file;

/// A database with the slice's tables and the council of the example, into which past cases are loaded.
struct PastCases {
    explicit PastCases(const std::string& kind) : database(test::fresh_database(kind, steps())) {
        REQUIRE(journal.change(trail::operator_named(), "test", [](trail::Change& change) -> Outcome<Done> {
            const auto council = organisations::put_agency(change, {.key = "cumbria-county-council", .type = "local_authority", .sector = "public"});
            organisations::put_name(change, council, {.name = "Cumbria County Council"});
            change.record({"organisations.agency_added", {"agency", "cumbria-county-council"}, ""});
            return Done{};
        }));
    }

    static std::vector<store::Migration> steps() {
        std::vector<store::Migration> all;
        for (const auto& part :
             {trail::migrations(), access::migrations(), policy::migrations(), vault::migrations(), calendar::migrations(), clocks::migrations(),
              records::migrations(), figures::migrations(), attachments::migrations(), actions::migrations(), lado::migrations()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }
    exchange::ImportReport load(std::string_view kind, std::string_view bytes, const trail::Actor& actor = trail::operator_named()) {
        const auto kinds = imports(office);
        const auto wanted = std::ranges::find(kinds, kind, &exchange::ImportKind::name);
        REQUIRE(wanted != kinds.end());
        exchange::ImportReport report;
        (void)journal.change(actor, "test", [&](trail::Change& change) { return exchange::import_file(change, *wanted, bytes, false, report); });
        return report;
    }
    template <class Look>
    auto look(Look&& look, const trail::Actor& actor = trail::operator_named()) {
        using Seen = std::invoke_result_t<Look, trail::View&>;
        return *journal.view(actor, [&](trail::View& view) -> Outcome<Seen> { return look(view); });
    }

    std::shared_ptr<store::Database> database;
    holdfast::test::TemporaryFolder folder{};
    trail::KeyFolder keys{folder.path() + "/keys"};
    SharedOffice office = office_with(keys);
    trail::Journal journal{*database, [] { return parse_instant("2026-11-23T09:00:00Z").value(); }};
};

/// The column of the first thing that is wrong in a file; empty where nothing is.
inline std::string column_refused(const exchange::ImportReport& report) { return report.is_accepted() ? "" : report.rejections.front().column; }

inline constexpr std::string_view allegations_header =
    "reference,authority,received_on,referrer,employer,category,after_restraint,alleged_on,employer_knew_on,stage,finding,without_action,closed_on,results,"
    "criteria\n";
inline std::string allegations_of(std::initializer_list<std::string_view> rows) {
    std::string text(allegations_header);
    for (const auto row : rows) text.append(row).append("\n");
    return text;
}

}  // namespace holdfast::lado
