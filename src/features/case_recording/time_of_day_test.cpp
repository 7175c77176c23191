#include "features/case_recording/time_of_day.hpp"

#include <doctest/doctest.h>
#include <string>

namespace holdfast::case_recording {

TEST_CASE("a time of the day is read as people write it, and nothing else is") {
    const Date winter = make_date(2026, 11, 20);
    for (const char* text : {"21:30", "9:30pm", "9.30pm", "9:30 pm"}) CHECK_MESSAGE(moment_at(winter, text) == parse_instant("2026-11-20T21:30:00Z"), text);
    CHECK(moment_at(winter, "7:15") == parse_instant("2026-11-20T07:15:00Z"));
    CHECK(moment_at(winter, "12:05am") == parse_instant("2026-11-20T00:05:00Z"));
    CHECK(moment_at(winter, "12pm") == parse_instant("2026-11-20T12:00:00Z"));
    CHECK(moment_at(winter, "0:00") == parse_instant("2026-11-20T00:00:00Z"));
    for (const char* text : {"", "late", "24:00", "9:60", "13pm", "0am", "21", "9:3x", "-1:00", "9:-3", "123:00"})
        CHECK_MESSAGE(!moment_at(winter, text), text);
}

TEST_CASE("it is the time that London's clocks show, also on the days on which they change") {
    CHECK(moment_at(make_date(2026, 7, 1), "21:30") == parse_instant("2026-07-01T20:30:00Z"));
    CHECK(moment_at(make_date(2026, 3, 29), "0:30") == parse_instant("2026-03-29T00:30:00Z"));
    CHECK(moment_at(make_date(2026, 3, 29), "9:00") == parse_instant("2026-03-29T08:00:00Z"));
    CHECK(moment_at(make_date(2026, 10, 25), "0:30") == parse_instant("2026-10-24T23:30:00Z"));
    CHECK(moment_at(make_date(2026, 10, 25), "9:00") == parse_instant("2026-10-25T09:00:00Z"));
    for (const auto day : {make_date(2026, 3, 29), make_date(2026, 10, 25), make_date(2026, 7, 1), make_date(2026, 12, 1)})
        for (int hour = 2; hour < 24; ++hour) {
            const auto moment = moment_at(day, std::to_string(hour) + ":10");
            REQUIRE(moment);
            CHECK(london_date(*moment) == day);
            CHECK(moment_at(day, london_time_of_day(*moment)) == moment);
        }
}

}  // namespace holdfast::case_recording
