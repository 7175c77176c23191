#include "features/statistics/statistics.hpp"

#include "core/statistics/comparison_service.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/statistics/import_service.hpp"
#include "features/statistics/statistics_figures.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::statistics;

static constexpr std::string_view header =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,";
static constexpr std::string_view north_west = "E92000001,England,E12000002,North West,";

/// A release of plans at 31 March in the published layout; the areas are real, the numbers of the neighbours are made up.
static std::string plans_release() {
    std::string text = "\xEF\xBB\xBF" + std::string(header) + "category,CPP_At31,CPP_At31_rate\r\n";
    const auto row = [&](std::string_view year, std::string_view level, std::string_view place, std::string_view numbers) {
        text.append(year).append(",Reporting year,").append(level).append(",").append(place).append("Child Protection Plans,").append(numbers).append("\r\n");
    };
    row("2016", "National", "E92000001,England,,,,,,", "50310,43.1");
    row("2017", "National", "E92000001,England,,,,,,", "51080,43.8");
    row("2017", "Regional", std::string(north_west) + ",,,", "9000,60.0");
    row("2017", "Local authority", std::string(north_west) + "909,E10000006,Cumbria,", "523,56.9");
    row("2017", "Local authority", std::string(north_west) + "888,E10000017,Lancashire,", "1000,40.0");
    row("2017", "Local authority", std::string(north_west) + "876,E06000006,Halton,", "c,50.1");
    row("2017", "Local authority", std::string(north_west) + "877,E06000007,Warrington,", "c,c");
    return text;
}

static constexpr std::string_view comparators = "area,part\nE10000006,own\nE12000002,region\nE10000017,neighbour\nE06000006,neighbour\nE06000007,neighbour\n";

namespace {

struct Partnership {
    explicit Partnership(const std::string& kind)
        : database(test::fresh_database(kind, steps())), journal(*database, [] { return parse_instant("2017-05-02T09:00:00Z").value(); }) {}

    static std::vector<store::Migration> steps() {
        auto all = trail::migrations();
        for (const auto& step : statistics::migrations()) all.push_back(step);
        return all;
    }
    exchange::ImportReport import(std::string_view kind, std::string_view bytes) {
        const auto kinds = imports();
        const auto wanted = std::ranges::find(kinds, kind, &exchange::ImportKind::name);
        REQUIRE(wanted != kinds.end());
        exchange::ImportReport report;
        (void)journal.change(trail::operator_named(), "test",
                             [&](trail::Change& change) { return exchange::import_file(change, *wanted, bytes, false, report); });
        return report;
    }
    template <class Look>
    auto look(Look&& look) {
        using Seen = std::invoke_result_t<Look, trail::View&>;
        return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<Seen> { return look(view); });
    }
    std::string page(std::string_view pattern, std::string statistic = {}) {
        site::Router router;
        feature().routes(router);
        const auto at = std::ranges::find(router.routes(), pattern, &site::Route::pattern);
        REQUIRE(at != router.routes().end());
        const web::Request request{.path_parameters = {{"statistic", std::move(statistic)}}};
        const auto answer = journal.view(trail::operator_named(), [&](trail::View& view) { return at->view(view, request); });
        REQUIRE(answer);
        if (const auto* page = std::get_if<site::Page>(&*answer)) return page->main.string();
        return std::get<web::Response>(*answer).body;
    }

    std::shared_ptr<store::Database> database;
    trail::Journal journal;
};

}  // namespace

static bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

ON_EVERY_DATABASE("a release loads, a second time changes nothing, and a newer one changes only what differs") {
    Partnership partnership(kind);
    const auto first = partnership.import("statistics", plans_release());
    CHECK(first.rejections.empty());
    CHECK(first.added == 7);
    CHECK(partnership.import("statistics", plans_release()).unchanged == 7);
    std::string newer = plans_release();
    newer.replace(newer.find("c,50.1"), 6, "6,50.1");
    const auto again = partnership.import("statistics", newer);
    CHECK(again.changed == 1);
    CHECK(again.unchanged == 6);
}

ON_EVERY_DATABASE("a cell that is neither number nor shorthand refuses the file and names row, column and value") {
    Partnership partnership(kind);
    std::string broken = plans_release();
    broken.replace(broken.find("56.9"), 4, "56,9");
    CHECK_FALSE(partnership.import("statistics", broken).is_accepted());
    broken = plans_release();
    broken.replace(broken.find("56.9"), 4, "56.9%");
    const auto report = partnership.import("statistics", broken);
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].line == 5);
    CHECK(report.rejections[0].column == "CPP_At31_rate");
    CHECK(report.rejections[0].value == "56.9%");
    CHECK(partnership.look([](trail::View& view) { return areas(view); }).empty());
}

ON_EVERY_DATABASE("the partnership stands beside its region, the unweighted mean of its neighbours, and England") {
    Partnership partnership(kind);
    CHECK(holds(partnership.page("/statistics"), "No release is loaded yet"));
    partnership.import("statistics", plans_release());
    CHECK(holds(partnership.page("/statistics"), "own area is not named yet"));
    REQUIRE(partnership.import("comparators", comparators).is_accepted());
    const auto page = partnership.page("/statistics/{statistic}", "plans.rate");
    CHECK(holds(page, "<a class=\"app-figure\" href=\"/figures/statistics.plans.rate/2017-03-31\">56.9</a>"));
    CHECK(holds(page, "?population=Statistical%20neighbours\">45.1</a>"));  // of 40.0 and 50.1, Warrington's being suppressed
    CHECK(holds(page, "[c] suppressed, because the number is small."));
    CHECK(holds(partnership.page("/statistics/{statistic}/table.csv", "plans.rate"),
                "plans.rate,\"Child protection plans at 31 March for 10,000 children\",E10000006,Cumbria,own,2016-17,2017-03-31,,,56.9,rate_per_10000,\r\n"));
}

ON_EVERY_DATABASE("a slip in an area's code, a second area of one's own and an unknown statistic are refused") {
    Partnership partnership(kind);
    partnership.import("statistics", plans_release());
    CHECK(partnership.import("comparators", "area,part\nE10000066,own\n").rejections.at(0).reason == "is the code of no area in the releases that are loaded");
    CHECK(partnership.import("comparators", "area,part\nE10000006,own\nE10000017,own\n").rejections.at(0).line == 3);
    CHECK(partnership.import("comparators", "area,part\nE10000006,none\nE10000017,own\n").is_accepted());
    CHECK(partnership.import("comparisons", "measure,statistic\ncpp.rate,plans.rates\n").rejections.at(0).column == "statistic");
}

ON_EVERY_DATABASE("where a measure is compared, what is published of the own area is a figure of that measure") {
    Partnership partnership(kind);
    partnership.import("statistics", plans_release());
    partnership.import("comparators", comparators);
    REQUIRE(partnership.import("comparisons", "measure,statistic\ncpp.rate,plans.rate\n").is_accepted());
    const auto made = partnership.look([](trail::View& view) { return statistics_figures(view, {.year = Period::year(2016)}); });
    const auto own = std::ranges::find(made, "cpp.rate@2017-03-31", &figures::Figure::key);
    REQUIRE(own != made.end());
    CHECK(own->value->string() == "56.9");
    CHECK(own->source.string().find("Department for Education") != std::string::npos);
    CHECK(std::ranges::find(made, "cpp.rate@2017-03-31/England", &figures::Figure::key) != made.end());
    CHECK(std::ranges::find(made, "cpp.rate@2016-03-31/England", &figures::Figure::key) == made.end());
}
