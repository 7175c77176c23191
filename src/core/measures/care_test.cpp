#include "core/measures/questions_test.hpp"

namespace holdfast::measures {

using test::on;
using test::World;

TEST_CASE("a child is looked after at the end unless care ends that day, and a time in care goes on while episodes meet") {
    World world;
    world.episode(world.child(), "2017-03-31", "");
    world.episode(world.child(), "2016-01-01", "2017-03-31");
    world.episode(world.child(), "2016-01-01", "2017-04-01");
    world.episode(world.child(), "2017-04-01", "");
    const auto goes_on = world.child();
    world.episode(goes_on, "2015-01-01", "2016-06-01");
    world.episode(goes_on, "2016-06-01", "", 'L');
    const auto comes_back = world.child();
    world.episode(comes_back, "2015-01-01", "2016-06-01");
    world.episode(comes_back, "2016-06-02", "", 'S');
    CHECK(world.answer("CS3.0") == "4/10000");
    CHECK(world.answer("CS3.1") == "2");
    CHECK(world.answer("CS3.2") == "2");
}

TEST_CASE("placements of 12 months are counted by carer: T and U keep it, a temporary one is none, adoption by the carer is none") {
    World world;
    const auto moves = [&](std::initializer_list<std::tuple<const char*, char, const char*>> episodes) {
        const auto child = world.child();
        const char* before = nullptr;
        for (const auto& [day, reason, place] : episodes) {
            if (before) world.records.episodes.back().ended = on(day);
            world.episode(child, day, "", reason, place);
            before = day;
        }
    };
    moves({{"2015-01-01", 'S', "U6"}, {"2016-05-01", 'P', "K2"}, {"2016-06-01", 'B', "U4"}});                             // three
    moves({{"2015-01-01", 'S', "U6"}, {"2016-05-01", 'T', "K2"}, {"2016-06-01", 'U', "U4"}, {"2016-07-01", 'L', "U4"}});  // one carer
    moves({{"2015-01-01", 'S', "U6"}, {"2016-04-01", 'P', "K2"}, {"2016-06-01", 'P', "U4"}});                             // the first ended as the year began
    moves({{"2015-01-01", 'S', "U6"}, {"2016-04-02", 'P', "K2"}, {"2016-06-01", 'P', "U4"}});                             // a day of it was in the year
    moves({{"2015-01-01", 'S', "U6"}, {"2016-05-01", 'P', "T2"}, {"2016-05-08", 'P', "U6"}, {"2016-09-01", 'P', "K2"}});  // a holiday, and back
    moves({{"2015-01-01", 'S', "U6"}, {"2016-05-01", 'P', "K2"}, {"2016-09-01", 'P', "U4"}, {"2017-01-01", 'P', "A5"}});  // three, then adopted by the carer
    moves({{"2015-01-01", 'S', "U6"}, {"2016-05-01", 'P', "U4"}, {"2016-09-01", 'P', "A5"}});
    CHECK(world.behind("CS3.5", Part::numerator) == std::vector<Child>{1, 4, 6});
    CHECK(world.answer("CS3.5") == "3/7");
}

TEST_CASE("a child has stayed for 2 years to the day, under 16 and in care for two and a half years to the day") {
    World world;
    const auto stays = [&](const char* born, const char* since, const char* moved, const char* place = "U4") {
        const auto child = world.child(born);
        world.episode(child, since, *moved ? moved : "");
        if (*moved) world.episode(child, moved, "", 'P', place);
    };
    stays("2005-01-01", "2014-09-30", "");                  // in: 30 months to the day
    stays("2005-01-01", "2014-10-01", "");                  // not long enough in care
    stays("2001-04-01", "2014-09-30", "");                  // 15 on the last day
    stays("2001-03-31", "2014-09-30", "");                  // 16
    stays("2005-01-01", "2012-01-01", "2015-03-31");        // 2 years in the second
    stays("2005-01-01", "2012-01-01", "2015-04-01");        // a day short
    stays("2005-01-01", "2012-01-01", "2016-04-01", "A6");  // placed for adoption: with the one before
    CHECK(world.answer("CS3.6") == "4/5");
    CHECK(world.behind("CS3.6", Part::numerator) == std::vector<Child>{1, 3, 5, 7});
}

TEST_CASE("whose placement it is and where is what its latest episode says") {
    World world;
    const auto placed = [&](Flag purchased, Flag outside) {
        auto& row = world.episode(world.child(), "2016-01-01", "");
        row.purchased = purchased;
        row.outside = outside;
    };
    placed(Flag::yes, Flag::yes);
    placed(Flag::no, Flag::no);
    placed(Flag::unknown, Flag::unknown);
    CHECK(world.answer("CS3.7") == "1/3");
    CHECK(world.answer("CS3.8") == "1/2");
}

TEST_CASE("visits are due within a week, then every 6 weeks, and every 3 months in later years of long-term fostering") {
    World world;
    const auto child = world.child();
    world.episode(child, "2017-01-02", "", 'S', "U6");
    world.records.care_visits = {{child, on("2017-01-09")}, {child, on("2017-02-20")}};  // each on the last day; the next is due after the period
    CHECK(world.answer("CS3.4") == "2/2");
    world.records.care_visits = {{child, on("2017-01-10")}, {child, on("2017-02-20")}};  // the first a day late; counted from when it was due
    CHECK(world.answer("CS3.4") == "1/2");
    world.records.episodes.back().ended = on("2017-02-20");  // care ended on the day of the second
    CHECK(world.answer("CS3.4") == "0/1");

    World later;
    const auto settled = later.child();
    later.episode(settled, "2015-01-01", "", 'S', "U4");
    for (const auto* day : {"2016-03-31", "2016-06-30", "2016-09-30", "2016-12-30", "2017-03-30"}) later.records.care_visits.push_back({settled, on(day)});
    CHECK(later.answer("CS3.4") == "5/5");
    later.records.care_visits[1].on = on("2016-07-01");  // a day late, and the next ones are counted from when it was due
    CHECK(later.answer("CS3.4") == "4/5");
}

TEST_CASE("the first review of care has 20 working days, the second 3 months, each further one 6 months") {
    World world;
    const auto first = Almanac().add_working_days(on("2016-05-02"), 20);
    const auto reviewed = [&](std::initializer_list<Day> days, const char* ended = "") {
        const auto child = world.child();
        world.episode(child, "2016-05-02", ended);
        for (const Day day : days) world.records.care_reviews.push_back({{child, day}, 1});
    };
    const auto second = Almanac::add_months(first, 3), third = Almanac::add_months(second, 6);
    reviewed({first, second, third});
    reviewed({first + 1, second, third});
    reviewed({first, second + 1, third});
    reviewed({first, second, third + 1});
    reviewed({first, second});
    reviewed({first, second}, "2017-01-15");  // ceased before the third was due
    reviewed({first}, "2017-01-15");
    reviewed({}, "2016-05-20");  // ceased before any was due
    CHECK(iso(date_of(first)) == "2016-05-31");
    CHECK(world.answer("CS6.2") == "2/7");
    CHECK(world.answer("CS6.3") == "4/5");
}

TEST_CASE("a time in care that is on record from a later row on counts for no entry, but is one, and long enough where that row is") {
    World world;
    world.episode(world.child(), "2016-06-01", "", 'P');
    world.episode(world.child(), "2016-06-01", "", 'S');
    const auto comes_back = world.child();
    world.episode(comes_back, "2015-01-01", "2016-06-01");
    world.episode(comes_back, "2016-09-01", "", 'L');  // what was between the two is not on record
    world.episode(world.child(), "2014-09-30", "", 'L');
    for (const Child child : {1, 2, 3, 4}) world.records.first_assessments.push_back({child, on("2016-06-01")});
    CHECK(world.answer("CS3.1") == "1");
    CHECK(world.answer("CS3.12") == "1/1");
    CHECK(world.answer("CS3.0") == "4/10000");
    CHECK(world.answer("CS3.5") == "0/4");
    CHECK(world.answer("CS3.6") == "1/1");
}

TEST_CASE("the first visit to a placement is due where its first day is on record, else visits are followed from the first one on record") {
    World world;
    for (const char reason : {'P', 'L', 'L'}) world.episode(world.child(), "2017-01-02", "", reason, "U6");
    for (const Child child : {1, 2}) world.records.care_visits.push_back({child, on("2017-01-20")});
    CHECK(world.answer("CS3.4") == "1/6");  // 9 January, 20 February, 3 March; 3 March; 13 February, 27 March
    CHECK(world.behind("CS3.4", Part::numerator) == std::vector<Child>{1});
}

TEST_CASE("where care began before its reviews are on record, or entry is not, the first one on record is not judged and the others are counted from it") {
    World world;
    world.records.people.reviews_since = {on("2016-04-01")};
    const auto reviewed = [&](const char* since, std::initializer_list<const char*> days, char reason = 'S') {
        const auto child = world.child();
        world.episode(child, since, "", reason);
        for (const auto* day : days) world.records.care_reviews.push_back({{child, on(day)}, 1});
    };
    reviewed("2012-05-01", {"2016-09-01", "2017-02-28"});       // in time
    reviewed("2012-05-01", {"2016-08-28", "2017-03-01"});       // a day late
    reviewed("2012-05-01", {"2016-10-01"});                     // one that is not judged, and none is due
    reviewed("2012-05-01", {"2016-09-29"});                     // and one was due on 29 March
    reviewed("2012-05-01", {});                                 // none in more than 6 months
    reviewed("2016-04-01", {"2016-09-01", "2017-02-28"});       // the first of this care is on record: it was late
    reviewed("2016-06-01", {"2016-09-01", "2017-02-28"}, 'P');  // nobody knows when this care began
    reviewed("2016-10-15", {}, 'L');                            // nor here, and 6 months are not over
    reviewed("2012-05-01", {"2015-01-01", "2016-09-01"});       // what is there of earlier years is not all; overdue since 1 March
    CHECK(world.behind("CS6.2", Part::numerator) == std::vector<Child>{1, 7});
    CHECK(world.behind("CS6.2", Part::denominator) == std::vector<Child>{1, 2, 4, 5, 6, 7, 9});
    CHECK(world.behind("CS6.3", Part::numerator) == std::vector<Child>{1, 2, 3, 6, 7, 8});
    world.records.people.reviews_since = {no_day};  // only the latest ones are
    CHECK(world.behind("CS6.2", Part::denominator) == std::vector<Child>{1, 2, 4, 5, 6, 7, 9});
    CHECK(world.behind("CS6.3", Part::numerator) == std::vector<Child>{1, 2, 3, 6, 7, 8});
    CHECK(world.behind("CS6.2", Part::numerator) == std::vector<Child>{1, 6, 7});
}

TEST_CASE("a looked-after child's next review is up to date on the day it is due") {
    World world;
    for (const auto* day : {"2016-09-30", "2016-09-29"}) {
        const auto child = world.child();
        world.episode(child, "2016-01-04", "");
        world.records.care_reviews.push_back({{child, on("2016-01-20")}, 1});
        world.records.care_reviews.push_back({{child, on("2016-04-10")}, 1});
        world.records.care_reviews.push_back({{child, on(day)}, 1});
    }
    world.question.to = make_date(2017, 3, 30);
    CHECK(world.behind("CS6.3", Part::numerator) == std::vector<Child>{1});
    CHECK(world.answer("CS6.2") == "0/2");
}

TEST_CASE("children of 4 and over take part in a review unless they convey no views") {
    World world;
    const auto child = world.child();
    world.episode(child, "2015-01-01", "");
    world.records.care_reviews = {{{child, on("2016-04-01")}, 0},   {{child, on("2016-06-01")}, 7}, {{child, on("2016-09-01")}, 6},
                                  {{child, on("2016-12-01")}, 255}, {{child, on("2017-03-31")}, 1}, {{child, on("2017-04-01")}, 7}};
    CHECK(world.answer("CS6.4") == "2/3");
    CHECK(world.answer("CS6.5") == "1/1");
}

TEST_CASE("a return interview is in time up to 72 hours after the return, to the second") {
    World world;
    const auto hour = [](std::string_view text) { return parse_instant(text).value().time_since_epoch().count(); };
    const auto away = [&](const char* back, std::int64_t returned, std::int64_t seen, Flag is_missing = Flag::yes) {
        world.records.missing.push_back({world.child(), on("2016-04-01"), on(back), returned, seen, is_missing, seen ? Flag::yes : Flag::no});
    };
    const auto returned = hour("2016-06-01T10:00:00Z");
    away("2016-06-01", returned, hour("2016-06-04T10:00:00Z"));
    away("2016-06-01", returned, hour("2016-06-04T10:00:01Z"));
    away("2016-06-01", returned, 0);
    away("2016-06-01", 0, hour("2016-06-02T10:00:00Z"));  // by the day only: the hour is not known
    away("2016-06-01", returned, hour("2016-06-02T10:00:00Z"), Flag::no);
    away("2017-04-01", hour("2017-04-01T00:00:00Z"), hour("2017-04-01T01:00:00Z"));
    CHECK(world.answer("CS5.5") == "1/3");
    CHECK(world.answer("missing.held_in_72_hours") == "1/2");
    CHECK(world.answer("missing.interview_offered") == "3/4");
    CHECK(world.answer("missing.episodes") == "5");
}

}  // namespace holdfast::measures
