#include "core/measures/questions_test.hpp"

namespace holdfast::measures {

using test::on;
using test::World;

TEST_CASE("health is asked of children in care throughout the 12 months, of the return of that year") {
    World world;
    const auto cared = [&](const char* since, const char* year, Flag said, const char* born = "2005-01-01") {
        const auto child = world.child(born);
        world.episode(child, since, "");
        HealthRow row{{child, on(year)}};
        row.assessment = row.teeth = row.immunisations = row.development = said;
        world.records.health_years.push_back(row);
    };
    cared("2016-04-01", "2017-03-31", Flag::yes);  // 12 months to the day
    cared("2016-04-02", "2017-03-31", Flag::yes);  // a day short
    cared("2010-01-01", "2017-03-31", Flag::no);
    cared("2010-01-01", "2016-03-31", Flag::yes);                // of the year before
    cared("2014-01-01", "2017-03-31", Flag::yes, "2012-04-01");  // 4 on the last day
    cared("2014-01-01", "2017-03-31", Flag::yes, "2012-03-31");  // 5
    for (const auto* code : {"CS3.15", "CS3.16", "CS3.17"}) CHECK(world.answer(code) == "3/5");
    CHECK(world.answer("health.development") == "1/1");
}

TEST_CASE("an initial health assessment has 20 working days from entering care, a review 6 months under 5 and 12 from then on") {
    World world;
    const auto due = Almanac().add_working_days(on("2016-05-02"), 20);
    for (const Day day : {due, due + 1, on("2016-05-01")}) {
        const auto child = world.child();
        world.episode(child, "2016-05-02", "");
        world.records.first_assessments.push_back({child, day});
    }
    CHECK(world.answer("CS3.12") == "1/3");

    World later;
    later.question.to = make_date(2017, 3, 30);
    const auto assessed = [&](const char* born, const char* since, const char* day) {
        const auto child = later.child(born);
        later.episode(child, since, "");
        later.records.health_assessments.push_back({child, on(day)});
    };
    assessed("2013-01-01", "2016-09-30", "2016-09-30");  // in care for 6 months to the day, assessed as long ago
    assessed("2013-01-01", "2016-09-30", "2016-09-29");
    assessed("2013-01-01", "2016-10-01", "2016-10-01");  // not yet due
    assessed("2005-01-01", "2016-03-30", "2016-03-30");
    assessed("2005-01-01", "2016-03-30", "2016-03-29");
    assessed("2005-01-01", "2016-03-31", "2017-03-30");  // not yet due
    CHECK(later.answer("CS3.13") == "1/2");
    CHECK(later.answer("CS3.14") == "1/2");
}

/// A child adopted on the day, who entered care on 1 January 2015 and moved in on 11 January 2016.
static Child adopt(World& world, const char* day, const char* matched = "2015-12-01") {
    const auto child = world.child();
    world.episode(child, "2015-01-01", "2015-06-01");
    world.episode(child, "2015-06-01", "2016-01-11", 'L').is_order = true;
    world.episode(child, "2016-01-11", day, 'P', "A6").is_adopted = true;
    world.records.adoptions.push_back({.child = child, .matched = on(matched)});
    return child;
}

TEST_CASE("the days to adoption are means over the children adopted in 3 years") {
    World world;
    adopt(world, "2017-03-31");
    adopt(world, "2017-04-01");
    world.question.to = make_date(2017, 3, 31);
    CHECK(world.answer("CS3.20") == "375/1");
    CHECK(world.answer("CS3.21") == "183/1");
    World early;
    adopt(early, "2016-06-01", "2015-05-01");  // matched before the order
    early.question = {.from = make_date(2018, 6, 1), .to = make_date(2019, 5, 31)};
    CHECK(early.answer("CS3.21") == "0/1");
    early.question = {.from = make_date(2018, 6, 2), .to = make_date(2019, 6, 1)};
    CHECK(early.answer("CS3.21") == "0/0");
    CHECK(early.answer("CS3.20") == "0/0");
}

TEST_CASE("for a child adopted by the carer the wait ends with the foster placement") {
    World world;
    const auto child = adopt(world, "2017-03-31");
    CHECK(world.answer("adoption.a10") == "375/1");
    world.records.adoptions.back().by_carer = Flag::yes;
    world.records.adoptions.back().fostered = on("2015-01-11");
    CHECK(world.answer("adoption.a10") == "10/1");
    CHECK(world.behind("adoption.a10", Part::denominator) == std::vector<Child>{child});
}

TEST_CASE("a child waited less than 14 months by the day of moving in, or so far") {
    World world;
    adopt(world, "2017-03-31");
    const auto waits = [&](const char* since, const char* reversed) {
        const auto child = world.child();
        world.episode(child, since, "");
        world.records.adoption_decisions.push_back({{child, on("2017-02-01")}, *reversed ? on(reversed) : no_day});
    };
    waits("2016-02-01", "");            // 14 months are over on 1 April
    waits("2016-01-31", "");            // on 31 March
    waits("2016-02-01", "2017-03-31");  // no longer to be adopted
    CHECK(world.answer("adoption.a3") == "2/3");
}

TEST_CASE("how long a child waited for adoption is known only where entry into care, or the order, is on record") {
    World world;
    adopt(world, "2017-03-31");
    const auto began = [&](const char* day, char reason, bool is_order) {
        const auto child = world.child();
        auto& first = world.episode(child, day, "2016-10-01", reason, "A5");
        first.is_order = is_order;
        auto& last = world.episode(child, "2016-10-01", "2017-03-31", 'L', "A5");
        last.is_order = true;
        last.is_adopted = true;
        world.records.adoptions.push_back({.child = child, .matched = on("2016-11-01")});
        world.records.adoption_decisions.push_back({{child, on("2016-01-01")}, no_day});
    };
    began("2016-05-01", 'P', true);   // neither is on record: placed then, under the order already
    began("2016-05-01", 'P', false);  // the order of 1 October is
    began("2016-05-01", 'L', false);  // and when this child was placed is not
    for (const auto* code : {"CS3.20", "adoption.a10"}) CHECK(world.answer(code) == "375/1");
    CHECK(world.answer("adoption.a3") == "1/1");
    CHECK(world.answer("CS3.21") == fmt::format("{}/3", 183 + 31 + 31));
    CHECK(world.answer("CS3.19") == "2/2");
}

TEST_CASE("a child is placed in time no later than 12 months after the decision, and a family waits from approval to match") {
    World world;
    const auto placed = [&](const char* decided) {
        const auto child = world.child();
        world.episode(child, "2014-01-01", "2016-06-01");
        world.episode(child, "2016-06-01", "", 'P', "A6");
        world.records.adoption_decisions.push_back({{child, on(decided)}, no_day});
    };
    placed("2015-06-01");
    placed("2015-05-31");
    placed("2016-06-02");  // decided after: no decision before
    CHECK(world.answer("CS3.19") == "1/3");
    const auto match = [&](const char* approved, const char* day, std::uint64_t family) {
        world.records.adoptions.push_back({.child = world.child(), .matched = on(day), .approved = *approved ? on(approved) : no_day, .family = family});
    };
    match("2016-03-01", "2016-06-01", 1);  // 3 months to the day: waited
    match("2016-03-01", "2016-06-01", 1);  // the same family
    match("2016-03-02", "2016-06-01", 2);
    match("", "2016-06-01", 3);
    match("2016-01-01", "2016-03-31", 4);
    match("2016-05-01", "2016-06-01", 0);
    match("2016-05-01", "2016-06-01", 0);
    CHECK(world.answer("CS3.22") == "1/4");
}

TEST_CASE("care leavers of 19 to 21 are counted by their latest row of the period, unless they died or went home") {
    World world;
    const auto leaver = [&](const char* born, const char* day, Flag said, Flag counted = Flag::yes) {
        LeaverRow row{{world.child(born), on(day)}};
        row.suitable = row.active = row.in_touch = said;
        row.counted = counted;
        return world.records.leavers.emplace_back(row).child;
    };
    leaver("1998-03-31", "2017-03-31", Flag::yes);  // 19 on the last day
    leaver("1998-04-01", "2017-03-31", Flag::yes);  // 18
    leaver("1995-04-01", "2017-03-31", Flag::no);   // 21
    leaver("1995-03-31", "2017-03-31", Flag::no);   // 22
    leaver("1997-01-01", "2017-03-31", Flag::yes, Flag::no);
    leaver("1997-01-01", "2016-03-31", Flag::yes);  // of the year before
    const auto twice = leaver("1997-01-01", "2016-06-30", Flag::no);
    LeaverRow later{{twice, on("2017-03-31")}};
    later.suitable = later.active = later.in_touch = Flag::yes;
    world.records.leavers.push_back(later);
    for (const auto* code : {"CS4.0", "CS4.1", "leavers.in_touch"}) CHECK(world.answer(code) == "2/3");
}

TEST_CASE("a pathway plan is up to date for 6 months to the day, by the latest list") {
    World world;
    world.question.to = make_date(2017, 3, 30);
    const auto listed = [&](Flag eligible, const char* reviewed) {
        LeaverRow row{{world.child(), on("2017-03-30")}};
        row.eligible = eligible;
        row.reviewed = *reviewed ? on(reviewed) : no_day;
        world.records.leavers.push_back(row);
    };
    for (const auto eligible : {Flag::yes, Flag::no, Flag::unknown}) {
        listed(eligible, "2016-09-30");
        listed(eligible, "2016-09-29");
        listed(eligible, "");
        listed(eligible, "2017-04-01");
    }
    CHECK(world.answer("CS4.2") == "1/4");
    CHECK(world.answer("CS4.3") == "1/4");
}

}  // namespace holdfast::measures
