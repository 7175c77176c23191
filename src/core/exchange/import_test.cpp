#include "core/exchange/import.hpp"

#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::exchange;

static std::shared_ptr<store::Database> fresh(const std::string& kind) {
    auto steps = trail::migrations();
    steps.push_back({"letters", "CREATE TABLE letters (letter ${text} NOT NULL PRIMARY KEY);"});
    return test::fresh_database(kind, steps);
}

/// One letter a row; `?` is refused.
static ImportKind letters() {
    const auto load = [](trail::Change& change, const std::vector<ImportRow>& rows, ImportReport& report) {
        for (const auto& row : rows) {
            if (row["letter"] == "?") {
                report.rejections.push_back({row.line, "letter", "?", "must be a letter"});
                continue;
            }
            const auto written = change.writer().execute("INSERT INTO letters (letter) VALUES ($1) ON CONFLICT (letter) DO NOTHING", row["letter"]);
            ++(written > 0 ? report.added : report.unchanged);
        }
    };
    return {.name = "letters", .permission = {"letters.import", "Import letters"}, .columns = {{"letter", true, "a letter"}}, .load = load};
}

struct Imported {
    bool is_done;
    ImportReport report;
};

static Imported import(trail::Journal& journal, std::string_view bytes, bool is_dry_run = false) {
    Imported imported{};
    const auto outcome = journal.change(trail::operator_named(), "test", [&](trail::Change& change) {
        return import_file(change, letters(), bytes, is_dry_run, imported.report);
    });
    imported.is_done = static_cast<bool>(outcome);
    return imported;
}

static std::int64_t count(store::Database& database) {
    std::int64_t count = 0;
    database.read([&](store::Reader& reader) { count = reader.value<std::int64_t>("SELECT COUNT(*) FROM letters"); });
    return count;
}

static std::vector<trail::TrailEntry> events(trail::Journal& journal) {
    return *journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::vector<trail::TrailEntry>> { return trail::latest_events(view, 10); });
}

static Instant noon() { return parse_instant("2017-04-12T12:00:00Z").value(); }

ON_EVERY_DATABASE("an import is kept with one event that counts it, and a second time changes nothing and leaves no event") {
    const auto database = fresh(kind);
    trail::Journal journal(*database, noon);
    CHECK(import(journal, "letter\na\nb\n").is_done);
    CHECK(count(*database) == 2);
    const auto again = import(journal, "letter\na\nb\n");
    CHECK(again.is_done);
    CHECK(again.report.unchanged == 2);
    const auto trail = events(journal);
    REQUIRE(trail.size() == 1);
    CHECK(trail[0].type == "exchange.file_imported");
    CHECK(trail[0].reference == "letters");
    CHECK(trail[0].detail == "2 rows: 2 added, 0 changed, 0 unchanged");
}

ON_EVERY_DATABASE("one refused row undoes the whole file") {
    const auto database = fresh(kind);
    trail::Journal journal(*database, noon);
    const auto imported = import(journal, "letter\na\n?\nb\n");
    CHECK_FALSE(imported.is_done);
    CHECK(imported.report.rejections.size() == 1);
    CHECK(count(*database) == 0);
    CHECK(events(journal).empty());
}

ON_EVERY_DATABASE("a trial run says what it would do and keeps nothing") {
    const auto database = fresh(kind);
    trail::Journal journal(*database, noon);
    const auto imported = import(journal, "letter\na\n", true);
    CHECK_FALSE(imported.is_done);
    CHECK(imported.report.is_accepted());
    CHECK(imported.report.added == 1);
    CHECK(count(*database) == 0);
}

ON_EVERY_DATABASE("a header alone imports nothing and leaves no event, and nobody imports without the permission") {
    const auto database = fresh(kind);
    trail::Journal journal(*database, noon);
    CHECK(import(journal, "letter\n").is_done);
    CHECK(events(journal).empty());
    ImportReport report;
    const auto outcome = journal.change(trail::nobody("127.0.0.1"), "test",
                                        [&](trail::Change& change) { return import_file(change, letters(), "letter\na\n", false, report); });
    REQUIRE_FALSE(outcome);
    CHECK(outcome.refusal().kind == Refusal::Kind::forbidden);
}
