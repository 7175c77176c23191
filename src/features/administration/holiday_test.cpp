#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_service.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/administration/administration.hpp"
#include "support/databases.hpp"

using namespace holdfast;

static constexpr clocks::Version one_day[]{{{}, clocks::WorkingDays{1}, "a test"}};
static constexpr clocks::Rule rule{{"probe.answer", "Answer", "from the question", clocks::Basis::local_standard}, one_day};

ON_EVERY_DATABASE("a bank holiday that is added makes what runs over it due later, and the same file again changes nothing") {
    auto all = trail::migrations();
    for (const auto& more : {calendar::migrations(), clocks::migrations()}) all.insert(all.end(), more.begin(), more.end());
    const auto database = test::fresh_database(kind, all);
    trail::Journal journal{*database, [] { return parse_instant("2026-11-23T10:00:00Z").value(); }};
    const auto feature = administration::feature({.clocks = {&rule}});
    const auto rules = [](trail::View& view) { return clocks::Rules({{&rule}}, {.calendar = calendar::load_calendar(view)}); };
    CHECK(journal.change(trail::operator_named(), "a test", [&](trail::Change& change) {
        return clocks::start(change, rules(change), {"probe", "P-1"}, rule, change.now());
    }));
    const auto due_before = [&](const char* day) {
        return *journal.view(trail::operator_named(), [&](trail::View& view) {
            return Outcome(clocks::due_before(view, rules(view), "probe", start_of_day(parse_date(day).value())).size());
        });
    };
    CHECK(due_before("2026-11-25") == 1);
    for (const int added : {1, 0}) {
        exchange::ImportReport report;
        REQUIRE(journal.change(trail::operator_named(), "a test", [&](trail::Change& change) {
            return exchange::import_file(change, feature.imports.front(), "date,name\n2026-11-24,A day of mourning\n", false, report);
        }));
        CHECK(report.added == added);
        CHECK(due_before("2026-11-25") == 0);
        CHECK(due_before("2026-11-26") == 1);
    }
}
