#include "core/measures/questions_test.hpp"

#include <random>

namespace holdfast::measures {

using test::on;

TEST_CASE("a number of working days is the number that counting them one by one gives, from day 0") {
    const calendar::Calendar calendar;
    const Almanac almanac(calendar);
    std::mt19937 random(7);
    std::uniform_int_distribution<Day> days(on("2010-01-01"), on("2028-12-31")), lengths(0, 120);
    for (int i = 0; i < 2000; ++i) {
        const Day from = days(random), to = std::min(from + lengths(random), on("2028-12-31"));
        int counted = 0;
        for (Day day = from + 1; day <= to; ++day) {
            const auto weekday = std::chrono::weekday{std::chrono::sys_days{date_of(day).time_since_epoch()}};
            bool is_holiday = false;
            for (const auto& holiday : calendar::shipped_holidays()) is_holiday |= holiday.on == date_of(day);
            counted += weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !is_holiday;
        }
        CHECK(almanac.working_days(from, to) == counted);
        if (counted == 0) continue;
        const Day due = almanac.add_working_days(from, counted);
        CHECK(due <= to);
        CHECK(almanac.working_days(from, due) == counted);
        CHECK(almanac.working_days(from, due - 1) == counted - 1);
    }
}

TEST_CASE("working days before the known bank holidays are more than any limit, and no day is guessed") {
    const Almanac almanac;
    CHECK(almanac.working_days(on("1999-05-05"), on("2017-03-31")) == Almanac::unknown);
    CHECK(almanac.working_days(on("2017-03-31"), no_day) == Almanac::unknown);
    CHECK(almanac.add_working_days(on("1999-05-05"), 20) == no_day);
    CHECK(almanac.add_working_days(on("2028-12-20"), 200) == no_day);
}

TEST_CASE("months later is the same day, or the last of a shorter month, and a year is completed on that day") {
    CHECK(Almanac::add_months(on("2016-02-29"), 12) == on("2017-02-28"));
    CHECK(Almanac::add_months(on("2016-02-29"), 48) == on("2020-02-29"));
    CHECK(Almanac::add_months(on("2016-08-31"), 6) == on("2017-02-28"));
    CHECK(Almanac::add_months(on("2016-03-31"), -1) == on("2016-02-29"));
    CHECK(Almanac::add_months(no_day, 3) == no_day);
    CHECK(Almanac::age(on("2000-02-29"), on("2016-02-28")) == 15);
    CHECK(Almanac::age(on("2000-02-29"), on("2016-02-29")) == 16);
    CHECK(Almanac::age(on("2000-02-29"), on("2017-02-28")) == 17);
    CHECK(Almanac::age(on("2017-04-01"), on("2017-03-31")) == -1);
}

TEST_CASE("months later is what the calendar gives, in years of records and far from them") {
    std::mt19937 random(11);
    std::uniform_int_distribution<Day> days(on("1890-01-01"), on("2150-12-31"));
    for (int i = 0; i < 20'000; ++i) {
        const Day from = days(random);
        const int months = static_cast<int>(random() % 500) - 250;
        const std::chrono::year_month_day ymd{date_of(from)};
        const auto month = std::chrono::year_month{ymd.year(), ymd.month()} + std::chrono::months{months};
        const auto last = (month / std::chrono::last).day();
        REQUIRE(Almanac::add_months(from, months) == day_of(Date{month / std::min(ymd.day(), last)}));
    }
}

TEST_CASE("a day is reached when the day so many months later is, and not the day before") {
    std::mt19937 random(13);
    std::uniform_int_distribution<Day> days(on("1990-01-01"), on("2030-12-31"));
    for (int i = 0; i < 5'000; ++i) {
        const Day from = days(random);
        const int months = static_cast<int>(random() % 37);
        const Day later = Almanac::add_months(from, months);
        REQUIRE(Almanac::reaches(from, months, later));
        REQUIRE(Almanac::reaches(from, months, later + 1));
        REQUIRE(Almanac::reaches(from, months, no_day));
        REQUIRE(!Almanac::reaches(from, months, later - 1));
    }
    CHECK(Almanac::reaches(no_day, 3, no_day));
    CHECK(!Almanac::reaches(no_day, 3, on("2017-03-31")));
}

TEST_CASE("an age band is the one that the completed years say, on every day around a birthday") {
    for (const auto* day : {"2016-02-28", "2016-02-29", "2017-02-28", "2017-03-01", "2017-03-31"}) {
        const AgeBands bands(on(day));
        for (Day born = on(day) - 20 * 366; born <= on(day) + 2; ++born) {
            const int age = Almanac::age(born, on(day));
            const int band = age < 0 ? 0 : age < 1 ? 1 : age < 5 ? 2 : age < 10 ? 3 : age < 16 ? 4 : age < 18 ? 5 : 6;
            REQUIRE(bands.of(born) == band);
        }
        CHECK(age_bands[bands.of(no_day)] == "Not known");
    }
}

}  // namespace holdfast::measures
