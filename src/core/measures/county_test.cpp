#include "core/calendar/calendar_store.hpp"
#include "core/county/county_service.hpp"
#include "core/measures/cohort_figures.hpp"
#include "core/measures/district_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/care_return_service.hpp"
#include "core/pathway/census_return_service.hpp"
#include "core/pathway/world_test.hpp"
#include "core/statistics/statistics_store.hpp"

#include <fmt/format.h>
#include <map>

namespace holdfast::measures {

namespace {

/// A county's database.
struct County {
    explicit County(const std::string& kind) : database(holdfast::test::fresh_database(kind, schema())) {
        change([](trail::Change& made) {
            organisations::Agency council;
            council.key = "cumbria-county-council";
            council.type = "local_authority";
            council.sector = "public";
            council.codes.la = "909";
            organisations::put_agency(made, council);
            const auto* population = statistics::find("population.children");
            const auto column = population->columns().front();
            statistics::put_area(made, {.code = "E10000006", .level = statistics::Level::authority, .name = "Cumbria", .old_code = "909"});
            statistics::put_part(made, "E10000006", statistics::Part::own);
            statistics::put_cell(made, column.name, {.area = "E10000006", .year = 2016, .breakdown = std::string(column.breakdown)},
                                 {.value = Decimal::whole(91'941)});
        });
    }
    static std::vector<store::Migration> schema() {
        auto all = pathway::test::World::schema();
        for (const auto& more : {calendar::migrations(), statistics::migrations(), measures::migrations()}) all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    template <class Act>
    void change(Act act) {
        REQUIRE(journal.change(trail::operator_named(), "a test", [&](trail::Change& made) -> Outcome<Done> {
            act(made);
            made.record({"pathway.tested", {"pathway", "test"}});
            return Done{};
        }));
    }
    /// `code` to `numerator/denominator value` for the year to March 2017.
    std::map<std::string_view, std::string> answers() {
        std::map<std::string_view, std::string> answers;
        REQUIRE(journal.view(trail::operator_named(), [&](trail::View& view) {
            CohortKeeper keeper;
            for (const auto& one : *keeper.count(view, make_date(2016, 4, 1), make_date(2017, 3, 31)))
                answers[one.measure->code] = fmt::format("{}/{} {}", one.numerator, one.denominator.value_or(0), one.value ? one.value->string() : "-");
            return Outcome<Done>(Done{});
        }));
        return answers;
    }
    std::string census(int collection) {
        std::string text;
        REQUIRE(journal.view(trail::operator_named(), [&](trail::View& view) {
            REQUIRE(pathway::write_census(view, {collection, "909", "2017-06-01T12:00:00"}, [&](std::string_view piece) { text += piece; }));
            return Outcome<Done>(Done{});
        }));
        return text;
    }
    void load(const std::string& text) {
        change([&](trail::Change& made) {
            std::size_t at = 0;
            const auto source = [&](char* into, std::size_t most) {
                const std::size_t got = std::min(most, text.size() - at);
                std::copy_n(text.data() + at, got, into);
                at += got;
                return got;
            };
            pathway::ReturnReport report;
            REQUIRE(
                pathway::load_census(made, calendar::Calendar(), {.source = source, .name = "census.xml", .fingerprint = std::to_string(text.size())}, report));
        });
    }

    /// The year's return of looked-after children, table by table.
    std::vector<std::string> care_return(int collection) {
        std::vector<std::string> texts;
        REQUIRE(journal.view(trail::operator_named(), [&](trail::View& view) {
            const auto written = pathway::write_care_return(view, collection, "909");
            REQUIRE(written);
            for (const auto& sheet : written->sheets)
                if (!sheet.rows.empty()) ssda903::write_sheet(sheet, texts.emplace_back());
            return Outcome<Done>(Done{});
        }));
        return texts;
    }
    void load(const std::vector<std::string>& texts) {
        ssda903::Tables tables;
        for (const auto& text : texts) REQUIRE(tables.add(std::move(*ssda903::read_sheet(text, "a file"))));
        change([&](trail::Change& made) {
            pathway::ReturnReport report;
            REQUIRE(pathway::load_care_return(made, {.tables = tables, .name = "tables", .fingerprint = "one"}, report));
        });
    }

    std::shared_ptr<store::Database> database;
    trail::Journal journal{*database, [] { return parse_instant("2026-11-22T12:00:00Z").value(); }};
};

/// What the Department for Education published of Cumbria for the year to March 2017.
const std::map<std::string_view, std::string> published{{"CS1.0", "918/4120 22.3"},
                                                        {"referrals.children_repeated", "756/3654 20.7"},
                                                        {"referrals.rate", "4120/91941 448.1"},
                                                        {"referrals.no_further_action", "350/4120 8.5"},
                                                        {"referrals.not_in_need", "819/4120 19.9"},
                                                        {"need.open", "3104/91941 337.6"},
                                                        {"need.any_time", "6032/91941 656.1"},
                                                        {"need.started", "2951/0 2951"},
                                                        {"need.ended", "2928/0 2928"},
                                                        {"CS1.1", "4046/4452 90.9"},
                                                        {"assessments.rate", "4452/91941 484.2"},
                                                        {"enquiries.rate", "1389/91941 151.1"},
                                                        {"CS2.1", "643/835 77.0"},
                                                        {"conferences.rate", "835/91941 90.8"},
                                                        {"plans.started", "708/91941 77.0"},
                                                        {"plans.ended", "600/91941 65.3"},
                                                        {"CS2.3", "523/91941 56.9"},
                                                        {"NI 65", "144/708 20.3"},
                                                        {"CS6.0", "324/346 93.6"},
                                                        {"CS2.7", "17/600 2.8"}};

}  // namespace

TEST_CASE("the indicators of the made-up county are the published ones") {
    County county(holdfast::test::database_kinds().front());
    county.change([](trail::Change& made) { county::load_county(made, calendar::Calendar(), {}, "cumbria-county-council"); });
    const auto counted = county.answers();
    for (const auto& [code, answer] : published) {
        CAPTURE(code);
        CHECK(counted.at(code) == answer);
    }
    CHECK(counted.at("CS3.0") == "627/91941 68.2");
    CHECK(counted.at("CS3.5") == "54/627 8.6");
    CHECK(counted.at("CS3.8") == "179/627 28.5");
}

TEST_CASE("the county's indicators are the published ones after it went out as the censuses of two years and came back") {
    const auto kind = holdfast::test::database_kinds().front();
    County county(kind), again(kind);
    county.change([](trail::Change& made) { county::load_county(made, calendar::Calendar(), {}, "cumbria-county-council"); });
    for (const int collection : {2016, 2017}) again.load(county.census(collection));
    const auto recounted = again.answers();
    for (const auto& [code, answer] : published) {
        CAPTURE(code);
        CHECK(recounted.at(code) == answer);
    }
}

TEST_CASE("one return of looked-after children makes no review late that is in time on the county's own records") {
    const auto kind = holdfast::test::database_kinds().front();
    County county(kind), again(kind);
    county.change([](trail::Change& made) { county::load_county(made, calendar::Calendar(), {}, "cumbria-county-council"); });
    again.load(county.care_return(2017));
    const auto counted = county.answers(), recounted = again.answers();
    CHECK(counted.at("CS6.2").ends_with(" 100.0"));
    CHECK(recounted.at("CS6.2").ends_with(" 100.0"));
    for (const auto* code : {"CS3.0", "CS3.1", "CS3.2", "CS3.5", "CS3.6", "CS6.3", "CS6.4"}) CHECK(recounted.at(code) == counted.at(code));
}

}  // namespace holdfast::measures
