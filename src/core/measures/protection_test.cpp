#include "core/measures/questions_test.hpp"

namespace holdfast::measures {

using test::on;
using test::World;

/// A plan of a new child's.
static PlanRow& plan(World& world, const char* from, const char* until, std::int16_t earlier = 0) {
    const auto number = static_cast<std::int64_t>(world.records.plans.size()) + 1;
    return world.records.plans.emplace_back(PlanRow{world.child(), on(from), *until ? on(until) : no_day, earlier, number});
}

TEST_CASE("a plan is open at the end unless it ends that day, and a child with two counts once") {
    World world;
    plan(world, "2017-03-31", "");
    plan(world, "2017-04-01", "");
    plan(world, "2016-01-01", "2017-03-31");
    plan(world, "2016-01-01", "2017-04-01");
    world.records.plans.push_back({1, on("2017-01-01"), no_day, 0, 9});
    CHECK(world.answer("CS2.3") == "2/10000");
    CHECK(world.answer("plans.started") == "2/10000");
    CHECK(world.answer("plans.ended") == "1/10000");
}

TEST_CASE("a plan is a repeat where there were others before, and within 2 years where the last one here ended up to 24 months ago") {
    World world;
    plan(world, "2016-04-01", "", 1);
    plan(world, "2017-03-31", "", 0);
    plan(world, "2016-06-01", "", -1);
    CHECK(world.answer("NI 65") == "1/3");
    const auto again = [&](const char* ended, const char* started) {
        const auto number = static_cast<std::int64_t>(world.records.plans.size()) + 100;
        const auto child = plan(world, "2010-01-01", ended).child;
        world.records.plans.push_back({child, on(started), no_day, 1, number});
    };
    again("2014-06-01", "2016-06-01");  // to the day
    again("2014-05-31", "2016-06-01");  // a day more
    again("2016-06-01", "2016-06-01");  // on the day the last one ended
    again("2016-06-02", "2016-06-01");  // that one had not ended
    CHECK(world.answer("CS2.5") == "2/7");
}

TEST_CASE("a plan that ended 2 years to the day after it began lasted 2 years") {
    World world;
    plan(world, "2014-06-01", "2016-06-01");
    plan(world, "2014-06-01", "2016-05-31");
    plan(world, "2012-02-29", "2016-04-01");
    plan(world, "2012-02-29", "2016-03-31");  // not in the period
    plan(world, "2015-03-31", "");            // open for 2 years to the day
    plan(world, "2015-04-01", "");
    CHECK(world.answer("CS2.7") == "2/3");
    CHECK(world.answer("plans.open_two_years") == "1/2");
}

TEST_CASE("reviews are in time where the first is within 3 months and each further one within 6, as far as the period asks") {
    World world;
    const auto reviewed = [&](const char* from, std::initializer_list<const char*> days, const char* until = "") {
        const auto number = plan(world, from, until).number;
        for (const auto* day : days) world.records.plan_reviews.push_back({number, on(day)});
    };
    reviewed("2016-05-31", {"2016-08-31", "2017-02-28"});                              // both on the last day: in, up to date
    reviewed("2016-05-31", {"2016-09-01", "2017-02-28"});                              // the first a day late
    reviewed("2016-05-31", {"2016-08-31", "2017-03-01"});                              // the second a day late
    reviewed("2016-12-31", {});                                                        // the first is due on the last day of the period and was not held
    reviewed("2017-01-01", {});                                                        // not yet open for 3 months
    reviewed("2015-01-01", {"2015-05-05", "2015-11-05", "2016-05-05", "2016-11-05"});  // the late one was before the period
    reviewed("2016-05-31", {"2016-08-31"});                                            // nothing since
    reviewed("2016-05-31", {}, "2017-03-31");                                          // no longer open
    CHECK(world.answer("CS6.0") == "2/6");
    CHECK(world.answer("CS6.1") == "6/7");
    CHECK(world.behind("CS6.1", Part::numerator) == std::vector<Child>{1, 2, 3, 4, 5, 6});
    CHECK(world.behind("CS6.0", Part::numerator) == std::vector<Child>{1, 6});
}

TEST_CASE("a child on a plan is visited in time where the last visit was within 10 working days") {
    World world;
    const auto visited = [&](const char* from, const char* day) {
        const auto number = plan(world, from, "").number;
        if (*day) world.records.plan_visits.push_back({number, on(day)});
    };
    visited("2016-06-01", "2017-03-17");  // 10
    visited("2016-06-01", "2017-03-16");  // 11
    visited("2016-06-01", "2017-04-01");  // after the period
    visited("2016-06-01", "");
    visited("2017-03-17", "");  // none is due yet
    visited("2017-03-16", "2017-03-31");
    CHECK(world.answer("CS6.1") == "0/0");  // not one review is on record
    CHECK(world.answer("CS2.4") == "2/5");
    world.question.standards.protection_visit_days = 11;
    CHECK(world.answer("CS2.4") == "2/4");
}

}  // namespace holdfast::measures
