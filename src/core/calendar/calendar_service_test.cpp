#include "core/calendar/calendar_service.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::calendar;

static std::shared_ptr<store::Database> fresh(const std::string& kind) {
    auto steps = trail::migrations();
    for (const auto& step : calendar::migrations()) steps.push_back(step);
    return test::fresh_database(kind, steps);
}

static exchange::ImportReport import(trail::Journal& journal, std::string_view bytes) {
    exchange::ImportReport report;
    (void)journal.change(trail::operator_named(), "test",
                         [&](trail::Change& change) { return exchange::import_file(change, bank_holidays_import(), bytes, false, report); });
    return report;
}

ON_EVERY_DATABASE("bank holidays that are imported are no longer working days") {
    const auto database = fresh(kind);
    trail::Journal journal(*database, [] { return parse_instant("2026-01-05T09:00:00Z").value(); });
    CHECK(import(journal, "date,name\n2026-07-06,Day of thanks\n").added == 1);
    CHECK(import(journal, "date,name\n2026-07-06,Day of thanks\n").unchanged == 1);
    CHECK(import(journal, "date,name\n2026-07-06,Thanksgiving\n").changed == 1);
    CHECK(import(journal, "date,name\n2026-12-25,Christmas\n").notes.size() == 1);
    CHECK(import(journal, "date,name\n25/12/2026,Christmas\n2026-07-07,\n").rejections.size() == 2);
    const auto seen = journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<bool> { return load_calendar(view).is_working(make_date(2026, 7, 6)); });
    CHECK_FALSE(*seen);
    const auto added = journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::vector<Holiday>> { return added_holidays(view); });
    REQUIRE(added->size() == 1);
    CHECK(added->front().name == "Thanksgiving");
}
