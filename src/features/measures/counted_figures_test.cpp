#include "features/measures/counted_figures.hpp"

#include "core/people/permissions.hpp"
#include "features/measures/permissions.hpp"
#include "features/measures/world_test.hpp"

#include <algorithm>

namespace holdfast::measures {

namespace {

trail::Actor in_role(const Role& role) {
    trail::Actor actor{.name = "A. Reader"};
    actor.account = Id<trail::Account>{7};
    actor.roles = {&role};
    return actor;
}

}  // namespace

ON_EVERY_DATABASE("an indicator from records is a measured figure under the scorecard's name, with its counts, its definition and the population's year") {
    RecordsWorld records(kind);
    const auto made = records.figures(trail::operator_named());
    const auto rate = std::ranges::find(made, "cpp.rate@2017-03-31", &figures::Figure::key);
    REQUIRE(rate != made.end());
    CHECK(rate->source.is_counted);
    CHECK(rate->source.string() == "measured by counting the records of children");
    CHECK(rate->denominator == Decimal::whole(2000));
    CHECK(rate->note.find("plan open at the end of the period") != std::string::npos);
    CHECK(rate->note.find("mid-2016") != std::string::npos);
    const auto number = std::ranges::find(made, "cpp.open@2017-03-31", &figures::Figure::key);
    REQUIRE(number != made.end());
    CHECK(number->value == rate->numerator);
    CHECK(number->note.find("Chosen") == std::string::npos);  // a small county does not add up to what is published
}

ON_EVERY_DATABASE("a figure is named as the scorecard, else as published statistics of the same unit, else by its code, on the basis of a year or its end") {
    RecordsWorld records(kind);
    const auto made = records.figures(trail::operator_named());
    const auto has = [&](std::string_view key) { return std::ranges::count(made, key, &figures::Figure::key) == 1; };
    CHECK(has("cla.moves@2016-17"));
    CHECK(has("re_referrals.percent@2016-17"));
    CHECK(has("statistics.referrals.rate@2016-17"));
    CHECK(has("need.open@2017-03-31"));
    CHECK(std::ranges::none_of(made, [](const auto& figure) { return !figure.value; }));
    CHECK(records.figures(trail::operator_named(), {.year = Period::year(2016)}).size() == made.size());
    CHECK(records.figures(trail::operator_named(), {.year = Period::year(2015)}).empty());
}

ON_EVERY_DATABASE("a lookup of the Office for National Statistics loads as it is, a second time changes nothing, and a slip in a postcode is refused") {
    RecordsWorld records(kind);
    const auto import = [&](std::string_view bytes) {
        exchange::ImportReport report;
        (void)records.journal.change(trail::operator_named(), "a test", [&](trail::Change& change) {
            return exchange::import_file(change, records.feature.imports.front(), bytes, false, report);
        });
        return report;
    };
    const std::string_view lookup =
        "pcd7,pcds,lsoa11cd,ladcd,ladnm\nCA1 1AA,CA1 1AA,E01019224,E07000028,Carlisle\nLA9 4AA,LA9 4AA,E01019378,E07000031,South Lakeland\n";
    CHECK(import(lookup).added == 2);
    CHECK(import(lookup).unchanged == 2);
    CHECK(import("postcode,district\nCA1,Carlisle\nLA9 4AA,Eden\n").changed == 1);
    const auto refused = import("postcode,district\nCarlisle,CA1\n");
    REQUIRE(refused.rejections.size() == 1);
    CHECK(refused.rejections[0].column == "postcode");
    CHECK(refused.rejections[0].value == "Carlisle");
    CHECK(import("place,district\nCA1,Carlisle\n").rejections.at(0).column == "postcode");
}

TEST_CASE("where sources print two numbers the example's records give the chosen one, and the figure says so") {
    RecordsWorld records(holdfast::test::database_kinds().front(), 1);
    const auto made = records.figures(trail::operator_named());
    const std::map<std::string, std::pair<int, std::string_view>> chosen{
        {"cpp.open@2017-03-31", {523, "not the 525"}}, {"cla.open@2017-03-31", {627, "not the 631"}}, {"cin.open@2017-03-31", {3104, "3,081"}}};
    for (const auto& [key, number] : chosen) {
        CAPTURE(key);
        const auto at = std::ranges::find(made, key, &figures::Figure::key);
        REQUIRE(at != made.end());
        CHECK(at->value == Decimal::whole(number.first));
        CHECK(at->note.find(number.second) != std::string::npos);
    }
}

TEST_CASE("figures from records are for those who may see them, and the children behind for those who may see children") {
    RecordsWorld records(holdfast::test::database_kinds().front());
    const Role nothing{"nothing", "Nothing", {}}, indicators{"indicators", "Indicators", {permissions::view}},
        children{"children", "Children", {permissions::view, people::permissions::view}};
    CHECK(records.figures(in_role(nothing)).empty());
    CHECK(records.uses(in_role(nothing)).empty());
    CHECK_FALSE(records.figures(in_role(indicators)).empty());
    const auto leads_to = [](const std::vector<figures::Use>& uses, std::string_view path) { return std::ranges::count(uses, path, &figures::Use::path) > 0; };
    CHECK(leads_to(records.uses(in_role(indicators)), "/measures/CS2.3?year=2016-17"));
    CHECK_FALSE(leads_to(records.uses(in_role(indicators)), "/measures/CS2.3/children?year=2016-17"));
    CHECK(leads_to(records.uses(in_role(children)), "/measures/NI%2065/children?year=2016-17"));
}

}  // namespace holdfast::measures
