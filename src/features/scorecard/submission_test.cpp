#include "features/scorecard/submission.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::scorecard;
using figures::Unit;

static const Date today = make_date(2017, 8, 22);
static const indicators::Indicator share{.code = "CS2.0", .unit = Unit::percent, .basis = Basis::year};

static Submission handed_in() {
    return {.code = "CS2.0",
            .period = Period::year(2016),
            .basis = Basis::year,
            .value = Decimal::parse("82.1"),
            .unit = Unit::percent,
            .submitted_by = "P. Sharp",
            .submitted_on = make_date(2017, 4, 12)};
}

static std::string field_in_error(const Submission& submission) {
    const auto found = problems(submission, share, today);
    return found.size() == 1 ? found[0].field : std::to_string(found.size()) + " problems";
}

TEST_CASE("a complete submission is taken, and so is one that says there is no value") {
    CHECK(problems(handed_in(), share, today).empty());
    auto none = handed_in();
    none.value = std::nullopt;
    CHECK(problems(none, share, today).empty());
}

TEST_CASE("a unit other than the indicator's is refused") {
    auto submission = handed_in();
    submission.unit = Unit::count;
    CHECK(field_in_error(submission) == "unit");
}

TEST_CASE("a period must fit its basis and have ended") {
    auto submission = handed_in();
    submission.period = Period::day(make_date(2017, 3, 31));
    CHECK(field_in_error(submission) == "period");
    submission.basis = Basis::snapshot;
    CHECK(problems(submission, share, today).empty());
    submission = handed_in();
    submission.period = Period::year(2017);
    CHECK(field_in_error(submission) == "period");
    CHECK(bases_for(Period::quarter(2016, 2)) == std::vector{Basis::quarter, Basis::year_to_date});
    CHECK(bases_for(Period::year(2016)) == std::vector{Basis::year, Basis::rolling_12_months});
}

TEST_CASE("a numerator above its denominator is refused in a percentage and nowhere else") {
    auto submission = handed_in();
    submission.numerator = Decimal::whole(501);
    submission.denominator = Decimal::whole(500);
    CHECK(field_in_error(submission) == "numerator");
    submission.numerator = Decimal::whole(500);
    CHECK(problems(submission, share, today).empty());
    auto days = share;
    days.unit = submission.unit = Unit::days;
    submission.numerator = Decimal::whole(501);
    CHECK(problems(submission, days, today).empty());
}

TEST_CASE("nothing that is counted and no share of a whole is below zero; money and a change are") {
    auto submission = handed_in();
    submission.value = Decimal::parse("-0.1");
    CHECK(problems(submission, share, today).empty());
    auto defined = share;
    defined.denominator = "Enquiries";
    CHECK(problems(submission, defined, today).size() == 1);
    for (const auto unit : {Unit::count, Unit::rate, Unit::rate_per_10000, Unit::days, Unit::pounds}) {
        defined.unit = submission.unit = unit;
        submission.value = Decimal::whole(-1);
        CHECK(problems(submission, defined, today).size() == (unit == Unit::pounds ? 0 : 1));
    }
}

TEST_CASE("one count without the other is refused") {
    auto submission = handed_in();
    submission.numerator = Decimal::whole(5);
    CHECK(field_in_error(submission) == "denominator");
    submission.numerator = std::nullopt;
    submission.denominator = Decimal::whole(5);
    CHECK(field_in_error(submission) == "numerator");
}

TEST_CASE("a submission names who made it and is not dated in the future") {
    auto submission = handed_in();
    submission.submitted_by.clear();
    CHECK(field_in_error(submission) == "submitted_by");
    submission = handed_in();
    submission.submitted_on = make_date(2017, 8, 23);
    CHECK(field_in_error(submission) == "submitted_on");
    submission = handed_in();
    submission.value = Decimal::parse("1234567890123");
    CHECK(field_in_error(submission) == "value");
    submission.value = Decimal::parse("0.0000001");
    CHECK(field_in_error(submission) == "value");
}

TEST_CASE("a submission is not dated before its period begins, nor before 2000") {
    auto submission = handed_in();
    submission.submitted_on = submission.period.first_day() - std::chrono::days(1);
    CHECK(field_in_error(submission) == "submitted_on");
    submission.submitted_on = submission.period.first_day();
    CHECK(problems(submission, share, today).empty());
    submission.period = Period::year(1998);
    submission.submitted_on = make_date(1999, 12, 31);
    CHECK(field_in_error(submission) == "submitted_on");
    submission.submitted_on = make_date(2000, 1, 1);
    CHECK(problems(submission, share, today).empty());
}

TEST_CASE("what is counted is whole: a count, and both counts of a share; days and money may have decimals") {
    auto submission = handed_in();
    submission.numerator = Decimal::parse("410.5");
    submission.denominator = Decimal::whole(500);
    CHECK(field_in_error(submission) == "numerator");
    submission.numerator = Decimal::parse("410.0");
    CHECK(problems(submission, share, today).empty());
    submission.denominator = Decimal::parse("500.5");
    CHECK(field_in_error(submission) == "denominator");
    auto defined = share;
    defined.unit = submission.unit = Unit::days;
    submission.numerator = Decimal::parse("410.5");
    submission.denominator = Decimal::whole(500);
    CHECK(problems(submission, defined, today).empty());
    submission.numerator = submission.denominator = std::nullopt;
    for (const auto unit : {Unit::count, Unit::rate, Unit::days, Unit::pounds}) {
        defined.unit = submission.unit = unit;
        submission.value = Decimal::parse("3.5");
        CHECK(problems(submission, defined, today).size() == (unit == Unit::count ? 1 : 0));
    }
}

TEST_CASE("a plain rate is worked out from its counts") {
    auto submission = handed_in();
    submission.unit = Unit::rate;
    submission.value = std::nullopt;
    submission.numerator = Decimal::whole(45);
    submission.denominator = Decimal::whole(10);
    CHECK(completed(submission).value == Decimal::parse("4.5"));
}

TEST_CASE("what a rate is worked out from is not divided by less than one") {
    auto rated = share;
    auto submission = handed_in();
    rated.unit = submission.unit = Unit::rate_per_10000;
    submission.numerator = Decimal::parse("999999999999");
    submission.denominator = Decimal::parse("0.000001");
    REQUIRE(problems(submission, rated, today).size() == 1);
    CHECK(problems(submission, rated, today).front().message == "must be 1 or more: 0.000001");
    submission.denominator = Decimal::whole(1);
    submission.value = std::nullopt;
    CHECK(problems(submission, rated, today).empty());
    CHECK(completed(submission).value == Decimal::parse("9999999999990000.0"));
}

TEST_CASE("where only counts are handed in the value is worked out from them") {
    auto submission = handed_in();
    submission.value = std::nullopt;
    submission.numerator = Decimal::whole(77);
    submission.denominator = Decimal::whole(436);
    CHECK(completed(submission).value == Decimal::parse("17.7"));
    submission.denominator = Decimal::whole(0);
    CHECK_FALSE(completed(submission).value);
}

TEST_CASE("a value that disagrees with its counts in the printed digits is said to") {
    auto submission = handed_in();
    submission.numerator = Decimal::whole(87);
    submission.denominator = Decimal::whole(443);
    submission.value = Decimal::parse("20.1");
    CHECK(disagreement(submission) == "20.1 is not what 87 of 443 come to, which is 19.6");
    submission.value = Decimal::parse("19.6");
    CHECK_FALSE(disagreement(submission));
    submission.value = Decimal::parse("20");
    CHECK_FALSE(disagreement(submission));
}

TEST_CASE("the last period of a year is its last day, month or quarter, or the year itself, as the basis asks") {
    const auto year = Period::year(2016);
    CHECK(last_period(Basis::snapshot, year).string() == "2017-03-31");
    CHECK(last_period(Basis::month, year).string() == "2017-03");
    CHECK(last_period(Basis::quarter, year).string() == "2016-17 Q4");
    CHECK(last_period(Basis::year, year) == year);
    for (const Basis basis : {Basis::snapshot, Basis::month, Basis::quarter, Basis::year_to_date, Basis::year, Basis::rolling_12_months})
        CHECK(fits(last_period(basis, year), basis));
}
