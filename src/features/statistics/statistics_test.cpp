#include "features/statistics/statistics.hpp"

#include "core/figures/ledger.hpp"
#include "core/statistics/comparison_service.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/statistics/import_service.hpp"
#include "features/statistics/statistics_figures.hpp"
#include "support/databases.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>

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

/// A release in its own layout: the leading columns, the word that divides its rows, measures; the rows of England and of Cumbria for the year to March 2017, as they are published.
static std::string release(std::string_view columns, std::string_view category, std::string_view england, std::string_view cumbria, int year = 2017) {
    std::string text(header);
    text.append(columns).append("\n");
    const auto row = [&](std::string_view level, std::string_view place, std::string_view numbers) {
        text += std::to_string(year) + ",Reporting year," + std::string(level) + "," + std::string(place) + std::string(category) + "," + std::string(numbers) +
                "\n";
    };
    row("National", "E92000001,England,,,,,,", england);
    row("Local authority", std::string(north_west) + "909,E10000006,Cumbria,", cumbria);
    return text;
}

static std::vector<std::string> releases_of_2017() {
    return {release("category,Referrals,Referrals_rate,Re_referrals,Re_referrals_percent,No_Further_Action,No_Further_Action_percent,Not_in_Need,"
                    "Not_in_Need_percent,Referrals_child,Referrals_child_rate,Re_referrals_child,Re_referrals_child_percent",
                    "Referrals and Re-referrals", "646120,553.6,141680,21.9,66040,10.2,179930,27.8,571000,489.2,117770,20.6",
                    "4120,448.1,918,22.3,350,8.5,819,19.9,3654,397.4,756,20.7"),
            release("category,Section47,Section47_rate,Section47_child,Section47_child_rate,ICPC,ICPC_rate,ICPC_child,ICPC_child_rate,Duration_0-10_days,"
                    "Duration_11-15_days,Duration_16-20_days,Duration_21+_days,Duration_25th_Percentile,Duration_median,Duration_75th_Percentile",
                    "Section 47s and Initial Child Protection Conferences", "185680,159.1,167670,143.7,76930,65.9,75890,65,12360,47050,6950,10540,12,14,15",
                    "1389,151.1,1273,138.5,835,90.8,820,89.2,44,599,71,121,13,14,15"),
            release("category,CPP_start,CPP_start_rate,CPP_child_start,CPP_child_start_rate,CPP_end,CPP_end_rate,CPP_child_end,CPP_child_end_rate,CPP_anypoint,"
                    "CPP_anypoint_rate,CPP_child_anypoint,CPP_child_anypoint_rate,CPP_At31,CPP_At31_rate",
                    "Child Protection Plans", "66410,56.9,66180,56.7,65420,56.1,65200,55.9,116500,99.8,115210,98.7,51080,43.8",
                    "708,77,708,77,600,65.3,597,64.9,1123,122.1,1112,120.9,523,56.9"),
            release("category,CPP_At31_3Months,Reviewed_within_timescales,Reviewed_within_timescales_percent",
                    "Child Protection Plans reviewed within timescales", "34950,32210,92.1", "346,324,93.6"),
            release("category,CPP_End,3_months_or_less,3_months_or_less_percent,more_than_3_months_6_months,more_than_3_months_6_months_percent,"
                    "more_than_6_months_less_than_1_year,more_than_6_months_less_than_1_year_percent,1_year_less_than_2_years,1_year_less_than_2_years_percent,"
                    "2_years_or_more,2_years_or_more_percent",
                    "Child Protection Plans ending by length of time", "65420,13240,20.2,7570,11.6,26710,40.8,15680,24,2230,3.4",
                    "600,121,20.2,116,19.3,241,40.2,105,17.5,17,2.8"),
            release("age_group,population_estimate", "Children aged 0 to 17 years", "11671521", "91941", 2016)};
}

ON_EVERY_DATABASE("releases in their own layout give what is published of Cumbria and England for the year to March 2017") {
    Partnership partnership(kind);
    for (const auto& each : releases_of_2017()) {
        const auto report = partnership.import("statistics", each);
        CHECK(report.is_accepted());
        CHECK(report.added == 2);
    }
    REQUIRE(partnership.import("comparators", "area,part\nE10000006,own\n").is_accepted());
    const std::map<std::string_view, std::pair<std::string_view, std::string_view>> published{{"population.children", {"91941", "11671521"}},
                                                                                              {"referrals", {"4120", "646120"}},
                                                                                              {"referrals.rate", {"448.1", "553.6"}},
                                                                                              {"referrals.repeated", {"22.3", "21.9"}},
                                                                                              {"referrals.children_repeated", {"20.7", "20.6"}},
                                                                                              {"referrals.no_further_action", {"8.5", "10.2"}},
                                                                                              {"referrals.not_in_need", {"19.9", "27.8"}},
                                                                                              {"enquiries", {"1389", "185680"}},
                                                                                              {"enquiries.rate", {"151.1", "159.1"}},
                                                                                              {"conferences", {"835", "76930"}},
                                                                                              {"conferences.rate", {"90.8", "65.9"}},
                                                                                              {"conferences.in_15_days", {"77.0", "77.2"}},
                                                                                              {"plans.started", {"708", "66410"}},
                                                                                              {"plans.started_rate", {"77", "56.9"}},
                                                                                              {"plans.ended", {"600", "65420"}},
                                                                                              {"plans.ended_rate", {"65.3", "56.1"}},
                                                                                              {"plans.any_time", {"1123", "116500"}},
                                                                                              {"plans.open", {"523", "51080"}},
                                                                                              {"plans.rate", {"56.9", "43.8"}},
                                                                                              {"plans.reviewed_in_time", {"93.6", "92.1"}},
                                                                                              {"plans.two_years", {"2.8", "3.4"}}};
    CHECK(published.size() == all().size());
    const auto made = partnership.look([](trail::View& view) { return statistics_figures(view, {.year = Period::year(2016)}); });
    const auto value_of = [&](const std::string& key) {
        const auto at = std::ranges::find(made, key, &figures::Figure::key);
        return at == made.end() ? std::string("none") : at->value->string();
    };
    for (const auto& [key, values] : published) {
        const auto figure = "statistics." + std::string(key) + "@" + find(key)->period(key == "population.children" ? 2016 : 2017).string();
        CAPTURE(figure);
        CHECK(value_of(figure) == values.first);
        CHECK(value_of(figure + "/England") == values.second);
    }
}

ON_EVERY_DATABASE("the counts of England and of regions are rounded to ten, and no share is called wrong for it") {
    Partnership partnership(kind);
    for (const auto& each : releases_of_2017()) partnership.import("statistics", each);
    REQUIRE(partnership.import("comparators", "area,part\nE10000006,own\n").is_accepted());
    const auto made = partnership.look([](trail::View& view) { return statistics_figures(view, {}); });
    CHECK(figures::check(made).empty());  // 32,210 of 34,950 would be 92.2%, not the 92.1% that is stated
    const auto own = std::ranges::find(made, "statistics.plans.reviewed_in_time@2016-17", &figures::Figure::key);
    REQUIRE(own != made.end());
    CHECK(own->numerator == Decimal::whole(324));
}
