#include "base/period.hpp"

#include <doctest/doctest.h>

using namespace holdfast;

static Period period(std::string_view text) { return Period::parse(text).value(); }

TEST_CASE("every form of a period is read and printed back") {
    for (const char* text : {"2016-17", "1999-00", "2016-17 Q2", "2016-17 Q4", "2017-03", "2017-03-31", "2016"})
        CHECK(period(text).string() == text);
}

TEST_CASE("what is not a period is not read") {
    for (const char* text : {"", "2016-18", "2017-13", "2016-17 Q5", "2016-17Q1", "2017-02-29", "16-17", "2016/17", "March 2017"})
        CHECK_FALSE(Period::parse(text));
}

TEST_CASE("a reporting year runs from April to March") {
    CHECK(iso(period("2016-17").first_day()) == "2016-04-01");
    CHECK(iso(period("2016-17").last_day()) == "2017-03-31");
    CHECK(iso(period("2016-17 Q4").first_day()) == "2017-01-01");
    CHECK(period("2017-03-31").reporting_year().string() == "2016-17");
    CHECK(period("2017-04").reporting_year().string() == "2017-18");
}

TEST_CASE("the year before a period is the same period one year earlier") {
    CHECK(period("2016-17").year_before().string() == "2015-16");
    CHECK(period("2016-17 Q4").year_before().string() == "2015-16 Q4");
    CHECK(period("2016-02-29").year_before().string() == "2015-02-28");
}

TEST_CASE("a year and the twelve months to its last day are one basis") {
    CHECK(comparable(Basis::rolling_12_months) == comparable(Basis::year));
    CHECK(comparable(Basis::snapshot) != comparable(Basis::year));
    CHECK(parse_basis("year_to_date") == Basis::year_to_date);
    CHECK_FALSE(parse_basis("yearly"));
}

TEST_CASE("periods are put in the order in which they end") {
    CHECK(period("2016-03") < period("2017-03"));
    CHECK(period("2017-03-31") < period("2017-03"));
    CHECK(period("2017-03") < period("2016-17"));
}

TEST_CASE("a period in words") {
    CHECK(period("2017-03").words() == "March 2017");
    CHECK(period("2016-17 Q2").words() == "quarter 2 of 2016-17");
    CHECK(period("2017-03-31").words() == "31 March 2017");
}
