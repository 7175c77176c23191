#include "core/organisations/agency.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

using namespace holdfast;
using namespace holdfast::organisations;

static Date day(std::string_view text) { return parse_date(text).value(); }
static const Agreement first_year{.edition = "2016", .signed_on = make_date(2016, 3, 1), .from = make_date(2016, 4, 1), .until = make_date(2017, 3, 31)};
static const Agreement second_year{.edition = "2017", .signed_on = make_date(2017, 3, 1), .from = make_date(2017, 4, 1)};

TEST_CASE("an agency is called by the name of the day, by its first name before and by its last one after") {
    const Agency trust{.key = "trust",
                       .names = {{"Partnership Trust", std::nullopt, day("2019-09-30")}, {"Integrated Care Trust", day("2019-10-01"), day("2030-01-01")}}};
    CHECK(name_on(trust, day("2019-09-30")) == "Partnership Trust");
    CHECK(name_on(trust, day("2019-10-01")) == "Integrated Care Trust");
    CHECK(name_on(trust, day("2031-01-01")) == "Integrated Care Trust");
    CHECK(exists_on(trust, day("2030-01-01")));
    CHECK_FALSE(exists_on(trust, day("2030-01-02")));
    CHECK(name_on({.key = "nameless"}, day("2020-01-01")) == "nameless");
}

TEST_CASE("an agency has one name on one day") {
    CHECK(names_problem({{"B", day("2019-10-01"), {}}, {"A", {}, day("2019-09-30")}}).empty());
    CHECK(names_problem({{"A", {}, day("2019-10-01")}, {"B", day("2019-10-01"), {}}}) == "\"A\" and \"B\" are both the name on one day");
    CHECK(names_problem({{"A", {}, {}}, {"B", day("2019-10-01"), {}}}) == "\"A\" and \"B\" are both the name on one day");
    CHECK(names_problem({{"A", day("2019-10-02"), day("2019-10-01")}}) == "\"A\" ends before it starts");
}

TEST_CASE("codes have the form that their issuers give them") {
    for (const auto* urn : {"", "112233"}) CHECK(urn_problem(urn).empty());
    for (const auto* urn : {"11223", "1122334", "11223a", "012233"}) CHECK_FALSE(urn_problem(urn).empty());
    for (const auto* ods : {"", "RNN", "QHM", "01H", "A81001"}) CHECK(ods_problem(ods).empty());
    for (const auto* ods : {"RN", "rnn", "RN N", "ABCDEFGHI"}) CHECK_FALSE(ods_problem(ods).empty());
    for (const auto* la : {"", "909"}) CHECK(la_problem(la).empty());
    for (const auto* la : {"90", "9090", "E10000006", "009"}) CHECK_FALSE(la_problem(la).empty());
}

TEST_CASE("two successors on one day are a split, two predecessors a merger") {
    const Date reform = day("2023-04-01");
    const std::vector<Succession> all{
        {"county", "north", reform}, {"county", "south", reform}, {"trust-a", "trust-c", reform}, {"trust-b", "trust-c", reform}, {"ccg", "icb", reform}};
    CHECK(passing_of(all[0], all) == Passing::split);
    CHECK(passing_of(all[2], all) == Passing::merger);
    CHECK(passing_of(all[4], all) == Passing::succession);
}

TEST_CASE("no agency succeeds itself, at once or by a chain") {
    const Date on = day("2020-01-01");
    const std::vector<Succession> chain{{"a", "b", on}, {"b", "c", on}};
    CHECK(succession_problem({"c", "d", on}, chain).empty());
    CHECK(succession_problem({"c", "a", on}, chain) == "names c, which would then succeed itself");
    CHECK_FALSE(succession_problem({"a", "a", on}, chain).empty());
}

TEST_CASE("an agreement counts from its first to its last day") {
    CHECK(standing_on({}, day("2016-04-01")) == Standing::none);
    CHECK(standing_on({first_year}, day("2016-03-31")) == Standing::not_yet);
    CHECK(standing_on({first_year}, day("2016-04-01")) == Standing::in_date);
    CHECK(standing_on({first_year}, day("2017-03-31")) == Standing::ends_soon);
    CHECK(standing_on({first_year}, day("2017-04-01")) == Standing::ended);
    CHECK(lets_in(Standing::ends_soon));
    CHECK_FALSE(lets_in(Standing::ended));
}

TEST_CASE("an agreement that ends within 60 days is listed unless another goes on from it") {
    CHECK(standing_on({first_year}, day("2017-01-29")) == Standing::in_date);
    CHECK(standing_on({first_year}, day("2017-01-30")) == Standing::ends_soon);
    CHECK(standing_on({first_year, second_year}, day("2017-03-31")) == Standing::in_date);
    CHECK(last_day_covered({first_year}, day("2017-01-01")) == day("2017-03-31"));
    CHECK_FALSE(last_day_covered({first_year, second_year}, day("2017-01-01")));
}

ON_EVERY_DATABASE("agencies are kept with their names, successors and agreements, and putting one again replaces it") {
    auto all = trail::migrations();
    for (const auto& step : organisations::migrations()) all.push_back(step);
    const auto database = test::fresh_database(kind, all);
    trail::Journal journal{*database, [] { return parse_instant("2026-11-22T09:00:00Z").value(); }};
    const auto done = journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        const auto county = put_agency(change, {.key = "county", .type = "other", .sector = "public"});
        CHECK(put_agency(change, {.key = "county", .type = "local_authority", .sector = "public", .codes = {.la = "909"}, .note = "ended"}) == county);
        put_agency(change, {.key = "north", .type = "local_authority", .sector = "public"});
        put_name(change, county, {"Second", day("2010-01-01"), {}});
        put_name(change, county, {"First", {}, day("2009-12-31")});
        put_name(change, county, {"The first", {}, day("2009-12-31")});
        put_succession(change, {"county", "north", day("2023-04-01")});
        put_agreement(change, county, second_year);
        put_agreement(change, county, first_year);
        put_agreement(change, county, first_year);
        change.record({"test.agencies_put", {"agency", "county"}});
        return Done{};
    });
    REQUIRE(done);
    const auto looked = journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<Done> {
        const auto county = find_agency(view, "county");
        REQUIRE(county);
        CHECK(county->codes.la == "909");
        CHECK(county->type == "local_authority");
        CHECK(county->names == std::vector<AgencyName>{{"The first", {}, day("2009-12-31")}, {"Second", day("2010-01-01"), {}}});
        CHECK(county->agreements == std::vector{first_year, second_year});
        CHECK(load_successions(view) == std::vector{Succession{"county", "north", day("2023-04-01")}});
        CHECK(find_agency_called(view, "The first", day("2000-01-01"))->key == "county");
        CHECK_FALSE(find_agency_called(view, "The first", day("2020-01-01")));
        CHECK(has_agreement(view, county->id, day("2016-04-01")));
        CHECK_FALSE(has_agreement(view, county->id, day("2016-03-31")));
        return Done{};
    });
    CHECK(looked);
}
