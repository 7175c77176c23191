#include "base/time.hpp"

#include <doctest/doctest.h>

using namespace holdfast;

TEST_CASE("half past eleven at night UTC in June is already the next day in London") {
    const auto moment = parse_instant("2026-06-30T23:30:00Z").value();
    CHECK(iso(london_date(moment)) == "2026-07-01");
    CHECK(london_time_of_day(moment) == "12:30am");
}

TEST_CASE("a London day has 23 hours in spring and 25 in autumn") {
    using namespace std::chrono_literals;
    const Date spring = make_date(2026, 3, 29), autumn = make_date(2026, 10, 25);
    CHECK(start_of_day(spring + std::chrono::days{1}) - start_of_day(spring) == 23h);
    CHECK(start_of_day(autumn + std::chrono::days{1}) - start_of_day(autumn) == 25h);
}

TEST_CASE("instants are read as we and as PostgreSQL print them") {
    CHECK(parse_instant("2017-03-31 10:20:30.123456+00") == parse_instant("2017-03-31T10:20:30.123Z"));
    CHECK(iso(*parse_instant("2017-03-31T10:20:30Z")) == "2017-03-31T10:20:30.000Z");
    for (const char* text : {"2017-03-31T10:20:30", "2017-03-31T24:00:00Z", "2017-02-30T10:20:30Z", "2017-03-31T10:20:30+01"})
        CHECK_FALSE(parse_instant(text));
}

TEST_CASE("days that do not exist are not read") {
    CHECK_FALSE(parse_date("2017-02-29"));
    CHECK_FALSE(parse_date("2017-2-28"));
    CHECK(in_words(parse_date("2017-03-31").value()) == "31 March 2017");
}
