#include "features/scorecard/hand_in.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::scorecard;

static const Date today = make_date(2017, 8, 22);
static const Period year = Period::year(2016);

static Defined defined(Basis basis) {
    return {.id = {1}, .definition = {.indicator = {.code = "CS2.0", .unit = figures::Unit::percent, .basis = basis}, .topic = {}, .agency = {}}};
}

static Reading reading_for(const Period& period, Basis basis = Basis::year) {
    return {.period = period, .basis = basis, .value = Decimal::parse("82.1"), .submitted_by = "A. Lead", .submitted_on = today, .version = 1};
}

static std::vector<std::string> names_of(const std::vector<Period>& periods) {
    std::vector<std::string> names;
    for (const auto& period : periods) names.push_back(period.string());
    return names;
}

static DueValue only_one(const Reading& reading, Held held = {}) {
    const auto indicator = defined(reading.basis);
    held.readings.emplace(1, reading);
    const auto due = due_of(indicator, held, year, today);
    REQUIRE(due.size() == 1);
    return due[0];
}

TEST_CASE("a value is wanted for every quarter and month of a year that has begun, and otherwise for its end") {
    CHECK(names_of(periods_wanted(Basis::year, year, today)) == std::vector<std::string>{"2016-17"});
    CHECK(names_of(periods_wanted(Basis::snapshot, year, today)) == std::vector<std::string>{"2017-03-31"});
    CHECK(names_of(periods_wanted(Basis::quarter, year, today)) == std::vector<std::string>{"2016-17 Q1", "2016-17 Q2", "2016-17 Q3", "2016-17 Q4"});
    const auto months = names_of(periods_wanted(Basis::month, year, today));
    REQUIRE(months.size() == 12);
    CHECK(months.front() == "2016-04");
    CHECK(months.back() == "2017-03");
    CHECK(names_of(periods_wanted(Basis::quarter, Period::year(2017), today)) == std::vector<std::string>{"2017-18 Q1", "2017-18 Q2"});
    CHECK(names_of(periods_wanted(Basis::snapshot, Period::year(2017), today)) == std::vector<std::string>{"2018-03-31"});
    CHECK(periods_wanted(Basis::year, Period::year(2018), today).empty());
    CHECK(periods_wanted(Basis::snapshot, Period::year(2018), today).empty());
}

TEST_CASE("nothing handed in is missing once the period is over, and not due before") {
    const auto annual = defined(Basis::year);
    CHECK(due_of(annual, {}, year, today).at(0).standing == Standing::missing);
    CHECK(due_of(annual, {}, Period::year(2017), today).at(0).standing == Standing::not_due);
    const auto quarterly = defined(Basis::quarter);
    const auto due = due_of(quarterly, {}, Period::year(2017), today);
    REQUIRE(due.size() == 2);
    CHECK(due[0].standing == Standing::missing);
    CHECK(due[1].standing == Standing::not_due);
}

TEST_CASE("what was handed in waits for approval until it is approved, also where it says that there is no value") {
    auto reading = reading_for(year);
    CHECK(only_one(reading).standing == Standing::submitted);
    reading.value = std::nullopt;
    CHECK(only_one(reading).standing == Standing::submitted);
    reading.approved_at = start_of_day(today);
    CHECK(only_one(reading).standing == Standing::approved);
}

TEST_CASE("a value on another basis is not the one that is wanted; one of a period spelt otherwise is") {
    CHECK(due_of(defined(Basis::year), {.readings = {{1, reading_for(Period::month(2017, 3), Basis::month)}}}, year, today).at(0).standing ==
          Standing::missing);
    const auto by_month = only_one(reading_for(Period::month(2017, 3), Basis::snapshot));
    CHECK(by_month.standing == Standing::submitted);
    CHECK(by_month.period.string() == "2017-03");
}

TEST_CASE("to be put right is what is not what its counts come to, and what was opened again, until another value comes") {
    auto reading = reading_for(year);
    reading.numerator = Decimal::whole(87);
    reading.denominator = Decimal::whole(443);
    CHECK(only_one(reading).standing == Standing::to_put_right);
    CHECK(only_one(reading).to_put_right == "82.1 is not what 87 of 443 come to, which is 19.6");
    reading.value = Decimal::parse("19.6");
    CHECK(only_one(reading).standing == Standing::submitted);
    const Held held{.reopenings = {{{1, "2016-17"}, {.by = "C. Chair", .reason = "A school reported late"}}}};
    CHECK(only_one(reading, held).standing == Standing::to_put_right);
    CHECK(only_one(reading, held).to_put_right == "C. Chair opened it again: A school reported late");
}
