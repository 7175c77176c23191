#include "core/calendar/calendar.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>

using namespace holdfast;
using namespace holdfast::calendar;

/// Easter Sunday by the anonymous Gregorian method.
static Date easter(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int g = (8 * b + 13) / 25;
    const int h = (19 * a + b - b / 4 - g + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 19 * l) / 433;
    const int month = (h + l - 7 * m + 90) / 25;
    const int day = (h + l - 7 * m + 33 * month + 19) % 32;
    return make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

static bool is_holiday(Date day) {
    const auto& shipped = shipped_holidays();
    return std::any_of(shipped.begin(), shipped.end(), [&](const Holiday& holiday) { return holiday.on == day; });
}

static std::chrono::weekday weekday(Date day) { return std::chrono::weekday{day}; }

TEST_CASE("Good Friday and Easter Monday follow Easter in every year") {
    for (int year = 2010; year <= 2028; ++year) {
        CAPTURE(year);
        CHECK(is_holiday(easter(year) - std::chrono::days{2}));
        CHECK(is_holiday(easter(year) + std::chrono::days{1}));
    }
}

TEST_CASE("every year has eight bank holidays, and one more when one was appointed") {
    std::map<int, int> counts;
    for (const auto& holiday : shipped_holidays()) ++counts[static_cast<int>(std::chrono::year_month_day{holiday.on}.year())];
    const std::map<int, int> more{{2011, 9}, {2012, 9}, {2022, 10}, {2023, 9}};
    for (int year = 2010; year <= 2028; ++year) {
        CAPTURE(year);
        CHECK(counts[year] == (more.contains(year) ? more.at(year) : 8));
    }
    CHECK(counts.size() == 19);
}

TEST_CASE("no bank holiday falls on a weekend, because substitute days are given") {
    for (const auto& holiday : shipped_holidays()) {
        CAPTURE(iso(holiday.on));
        CHECK(weekday(holiday.on) != std::chrono::Saturday);
        CHECK(weekday(holiday.on) != std::chrono::Sunday);
    }
}

TEST_CASE("days appointed or moved by proclamation are known") {
    for (const auto day : {make_date(2011, 4, 29), make_date(2012, 6, 4), make_date(2012, 6, 5), make_date(2020, 5, 8), make_date(2022, 6, 2),
                           make_date(2022, 6, 3), make_date(2022, 9, 19), make_date(2023, 5, 8)})
        CHECK(is_holiday(day));
    for (const auto day : {make_date(2012, 5, 28), make_date(2020, 5, 4), make_date(2022, 5, 30)}) CHECK_FALSE(is_holiday(day));
}

TEST_CASE("Christmas at a weekend gives substitute days") {
    CHECK(is_holiday(make_date(2016, 12, 27)));
    CHECK(is_holiday(make_date(2021, 12, 28)));
    CHECK(is_holiday(make_date(2015, 12, 28)));
    CHECK(is_holiday(make_date(2022, 1, 3)));
    CHECK(is_holiday(make_date(2017, 1, 2)));
}

TEST_CASE("weekends and bank holidays do not count as working days") {
    const Calendar calendar;
    CHECK(calendar.is_working(make_date(2017, 4, 13)));
    CHECK_FALSE(calendar.is_working(make_date(2017, 4, 14)));
    CHECK_FALSE(calendar.is_working(make_date(2017, 4, 15)));
    CHECK(calendar.add_working_days(make_date(2017, 4, 13), 1) == make_date(2017, 4, 18));
    CHECK(calendar.add_working_days(make_date(2017, 4, 18), -1) == make_date(2017, 4, 13));
    CHECK(calendar.add_working_days(make_date(2017, 4, 15), 0) == make_date(2017, 4, 15));
    CHECK(calendar.add_working_days(make_date(2016, 12, 22), 10) == make_date(2017, 1, 10));
}

TEST_CASE("working days between two days leave out the first and count the last") {
    const Calendar calendar;
    CHECK(calendar.working_days_between(make_date(2017, 4, 13), make_date(2017, 4, 18)) == 1);
    CHECK(calendar.working_days_between(make_date(2017, 4, 18), make_date(2017, 4, 13)) == -1);
    CHECK(calendar.working_days_between(make_date(2017, 4, 15), make_date(2017, 4, 15)) == 0);
}

TEST_CASE("adding working days and counting them agree over every day of the years known") {
    const Calendar calendar;
    for (Date day = make_date(2010, 1, 4); day < make_date(2028, 11, 1); day += std::chrono::days{1})
        REQUIRE(calendar.working_days_between(day, calendar.add_working_days(day, 15)) == 15);
}

TEST_CASE("a day beyond the years known is an error that names the year") {
    const Calendar calendar;
    CHECK_THROWS_WITH_AS((void)calendar.is_working(make_date(2029, 1, 2)),
                         "the bank holidays of 2029 are not known (only 2010 to 2028); an administrator can add them", BeyondCalendar);
    CHECK_THROWS_AS((void)calendar.add_working_days(make_date(2028, 12, 20), 15), BeyondCalendar);
    CHECK_THROWS_AS((void)calendar.is_working(make_date(2009, 12, 31)), BeyondCalendar);
}

TEST_CASE("an administrator can add a day and, with eight, a year") {
    CHECK_FALSE(Calendar({{make_date(2025, 3, 3), "Day of thanks"}}).is_working(make_date(2025, 3, 3)));
    std::vector<Holiday> year;
    for (unsigned month = 1; month <= 7; ++month) year.push_back({make_date(2029, month, 1), "added"});
    CHECK(Calendar(year).last_year() == 2028);
    year.push_back({make_date(2029, 12, 25), "Christmas Day"});
    CHECK(Calendar(year).last_year() == 2029);
    CHECK_FALSE(Calendar(year).is_working(make_date(2029, 12, 25)));
}
