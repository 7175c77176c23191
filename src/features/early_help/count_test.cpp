#include "core/statistics/statistics_store.hpp"
#include "features/early_help/count_pages.hpp"
#include "features/early_help/desk_test.hpp"
#include "features/early_help/import_service.hpp"
#include "features/early_help/ledger_figures.hpp"
#include "support/example_files.hpp"

#include <map>

using namespace holdfast;
using namespace holdfast::early_help;

static const Period year = Period::year(2016);

namespace {
/// A desk into which assessments of before are loaded.
struct Counting : early_help::test::Desk {
    explicit Counting(const std::string& kind) : Desk(kind) { agency("cumbria-county-council", "Cumbria County Council", "local_authority"); }

    exchange::ImportReport load(const std::string& bytes) {
        exchange::ImportReport report;
        const auto kind = imports().front();
        (void)change(trail::operator_named(), [&](trail::Change& change) { return exchange::import_file(change, kind, bytes, false, report); });
        return report;
    }
    exchange::ImportReport load_rows(std::initializer_list<std::string_view> rows) {
        std::string bytes = "reference,authority,district,started_on,closed_on,end_reason\n";
        for (const auto row : rows) bytes.append(row).append("\n");
        return load(bytes);
    }
    std::map<std::string, figures::Figure> figures_in(const Period& of, const trail::Actor& who = trail::operator_named()) {
        std::map<std::string, figures::Figure> found;
        for (auto& figure : look(who, [&](trail::View& view) { return early_help_figures(view, {.year = of}); })) {
            auto key = figure.key();
            CHECK(found.emplace(std::move(key), std::move(figure)).second);
        }
        return found;
    }
};

std::string value_of(const std::map<std::string, figures::Figure>& figures, const std::string& key) {
    const auto at = figures.find(key);
    return at == figures.end() ? "none" : at->second.value->string();
}
}  // namespace

ON_EVERY_DATABASE("the assessments of the example year add up to each of the numbers that were published, begun, closed, the gap and why") {
    Counting desk(kind);
    const auto loaded = desk.load(holdfast::test::example_file("early-help"));
    REQUIRE_MESSAGE(loaded.is_accepted(), loaded.rejections.front().reason);
    CHECK(loaded.added == 3'954);
    const auto counted = desk.figures_in(year), before = desk.figures_in(year.year_before());
    int compared = 0;
    for (const auto& [key, value] : holdfast::test::stated("eha.")) {
        // Rates were published with two denominators; of the years before 2015-16 the numbers alone are known.
        if (key.starts_with("eha.rate@") || key == "eha.initiated@2012-13" || key == "eha.initiated@2013-14" || key == "eha.initiated@2014-15") continue;
        CAPTURE(key);
        const bool is_before = key == "eha.initiated@2015-16";
        CHECK(value_of(is_before ? before : counted, key) == value);
        ++compared;
    }
    CHECK(compared == 12);
    CHECK(value_of(before, "eha.closed@2015-16") == "none");
    CHECK(desk.load(holdfast::test::example_file("early-help")).unchanged == 3'954);
}

ON_EVERY_DATABASE("assessments that were worked on here are counted with those of before, and a closure without a reason is in no share") {
    Counting desk(kind);
    REQUIRE(desk.load_rows({"A-1,cumbria-county-council,Eden,2026-05-04,2026-06-30,outcomes_met", "A-2,cumbria-county-council,,2026-05-05,2026-07-01,",
                            "A-3,cumbria-county-council,Eden,2026-05-06,2026-06-30,no_engagement", "A-4,cumbria-county-council,Eden,2026-05-06,,"})
                .is_accepted());
    const auto of = Period::year(2026);
    const auto alone = desk.figures_in(of);
    CHECK(value_of(alone, "eha.initiated@2026-27") == "4");
    CHECK(value_of(alone, "eha.closed@2026-06") == "2");
    CHECK(value_of(alone, "eha.gap@2026-05") == "4");
    CHECK(value_of(alone, "eha.closed_satisfactory@2026-27") == "50.0");
    CHECK(value_of(alone, "eha.closing_reasons@2026-27/Not known") == "1");
    (void)desk.begun();
    CHECK(value_of(desk.figures_in(of), "eha.initiated@2026-27") == "5");
    CHECK(desk.figures_in(of, desk.worker).empty());
}

ON_EVERY_DATABASE("a row that cannot be is refused by its column, and nothing of the file is kept") {
    Counting desk(kind);
    const auto refused = [&](std::string_view row) {
        const auto report = desk.load_rows({"A-1,cumbria-county-council,Eden,2016-05-04,,", row});
        return report.is_accepted() ? std::string() : report.rejections.front().column;
    };
    CHECK(refused("A-2,nowhere,Eden,2016-05-04,,") == "authority");
    CHECK(refused("A-2,cumbria-county-council,Eden,,,") == "started_on");
    CHECK(refused("A-2,cumbria-county-council,Eden,2036-05-04,,") == "started_on");
    CHECK(refused("A-2,cumbria-county-council,Eden,2016-05-04,2016-05-03,") == "closed_on");
    CHECK(refused("A-2,cumbria-county-council,Eden,2016-05-04,,outcomes_met") == "end_reason");
    CHECK(refused("A-2,cumbria-county-council,Eden,2016-05-04,2016-06-04,bored") == "end_reason");
    CHECK(refused("EHA-2,cumbria-county-council,Eden,2016-05-04,,") == "reference");
    CHECK(desk.figures_in(year).empty());
}

ON_EVERY_DATABASE("the report shows a year's assessments by month and why they were closed") {
    Counting desk(kind);
    REQUIRE(desk.load(holdfast::test::example_file("early-help")).is_accepted());
    const auto document = desk.look(trail::operator_named(), [&](trail::View& view) { return *site::document_of(view, count_report(), year, false); });
    CHECK(document.parts.front().blocks.size() == 5);
    CHECK(desk.look(trail::operator_named(), [&](trail::View& view) { return site::document_of(view, count_report(), year.year_before(), false)->parts.front().blocks.size(); }) == 3);
    CHECK(desk.look(desk.worker, [&](trail::View& view) { return site::section_of(view, count_report(), year).size(); }) == 0);
}
