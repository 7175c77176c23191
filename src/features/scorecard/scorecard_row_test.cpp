#include "features/scorecard/scorecard_row.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::scorecard;

static Reading at(Period period, std::string_view value, Basis basis = Basis::year) {
    return {.period = period, .basis = basis, .value = Decimal::parse(value)};
}

static Row rated_row() {
    Row row{.code = "CS5.5", .unit = figures::Unit::percent};
    row.target = {.low = Decimal::whole(80), .high = Decimal::whole(80), .good_is = indicators::GoodIs::high};
    row.history = {at(Period::year(2014), "46.5"), at(Period::year(2015), "29.5"), at(Period::year(2016), "50.8")};
    return row;
}

TEST_CASE("the reading of a year is the latest in it, and the trend looks one year back") {
    auto row = rated_row();
    settle(row, Period::year(2016));
    CHECK(row.value() == Decimal::parse("50.8"));
    CHECK(row.rating() == indicators::Rating::red);
    CHECK(row.trend() == indicators::Trend::improving);
    CHECK(row.history.size() == 3);
}

TEST_CASE("a quarter is compared with the same quarter of the year before") {
    auto row = rated_row();
    row.history = {at(Period::quarter(2015, 3), "60", Basis::quarter), at(Period::quarter(2016, 2), "70", Basis::quarter),
                   at(Period::quarter(2016, 3), "50", Basis::quarter)};
    settle(row, Period::year(2016));
    CHECK(row.value() == Decimal::whole(50));
    CHECK(row.trend() == indicators::Trend::declining);
}

TEST_CASE("without a reading in the year there is neither value nor rating nor trend") {
    auto row = rated_row();
    settle(row, Period::year(2013));
    CHECK_FALSE(row.reading);
    CHECK_FALSE(row.rating());
    CHECK_FALSE(row.trend());
    CHECK(row.reason() == "No value, so no rating");
}

TEST_CASE("a decided rating counts in place of the rule's, and the reason tells both") {
    auto row = rated_row();
    settle(row, Period::year(2016));
    row.rating_decision = Decision{"amber", "A new service started in January.", "C. Chair", make_date(2017, 5, 1)};
    CHECK(row.rating() == indicators::Rating::amber);
    CHECK(row.is_overridden());
    CHECK(row.reason() ==
          "amber, decided by C. Chair: A new service started in January. By the rule: 50.8% is 36.5% short of the 80% target: red, beyond 10%");
    row.trend_decision = Decision{"Static", "Too few cases", "C. Chair", make_date(2017, 5, 1)};
    CHECK(row.trend() == indicators::Trend::static_);
}

TEST_CASE("a decision cannot rate an indicator that has no value") {
    auto row = rated_row();
    row.history = {{.period = Period::year(2016)}};
    settle(row, Period::year(2016));
    row.rating_decision = Decision{"green", "It was printed so", "C. Chair", make_date(2017, 5, 1)};
    CHECK(row.reading);
    CHECK_FALSE(row.rating());
}

TEST_CASE("the fingerprint changes with whatever an approver looks at") {
    Scorecard scorecard{Period::year(2016), {rated_row()}};
    settle(scorecard.rows[0], scorecard.year);
    const auto before = fingerprint(scorecard);
    CHECK(fingerprint(scorecard) == before);
    auto explained = scorecard;
    explained.rows[0].has_narrative = true;
    CHECK(fingerprint(explained) != before);
    auto decided = scorecard;
    decided.rows[0].rating_decision = Decision{"amber", "Reason", "C. Chair", make_date(2017, 5, 1)};
    CHECK(fingerprint(decided) != before);
    auto revised = scorecard;
    revised.rows[0].reading->value = Decimal::parse("50.9");
    CHECK(fingerprint(revised) != before);
}

TEST_CASE("a code's family is what stands before its first mark, or its letters where it has none") {
    CHECK(family("CS3.10") == "CS3");
    CHECK(family("CS7-0") == "CS7");
    CHECK(family("HE2") == "HE");
}
