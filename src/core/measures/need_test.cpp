#include "core/measures/questions_test.hpp"

namespace holdfast::measures {

using test::on;
using test::World;

TEST_CASE("a referral is repeated where the child was referred on an earlier day and again no later than 12 months on") {
    World world;
    const auto refer = [&](std::initializer_list<const char*> days) {
        const auto child = world.child();
        for (const auto* day : days) world.records.referrals.push_back({child, on(day), no_day, Flag::no});
    };
    refer({"2015-06-01", "2016-06-01"});  // to the day: in
    refer({"2015-06-01", "2016-06-02"});  // a day later: out
    refer({"2016-05-01", "2016-05-01"});  // both on one day: neither is earlier
    refer({"2016-02-29", "2017-02-28"});  // 12 months from a leap day: in
    refer({"2016-02-29", "2017-03-01"});  // out
    refer({"2016-03-31", "2016-04-01"});  // the first day of the period: in; the one before it is not asked about
    refer({"2017-03-31", "2017-04-01"});  // the last day: asked about, the next is not
    CHECK(world.answer("CS1.0") == "3/8");
    CHECK(world.answer("referrals.children_repeated") == "3/7");
    CHECK(world.answer("referrals.rate") == "8/10000");
    CHECK(world.behind("CS1.0", Part::numerator) == std::vector<Child>{1, 4, 6});
    CHECK(world.behind("CS1.0", Part::denominator).size() == 7);
}

TEST_CASE("what came of a referral is what began within 30 days") {
    World world;
    const auto referred = on("2016-06-01");
    const auto add = [&](Flag nothing, Day assessed, Day enquired) {
        const auto child = world.child();
        world.records.referrals.push_back({child, referred, no_day, nothing});
        if (assessed != no_day) world.records.assessments.push_back({child, assessed, no_day});
        if (enquired != no_day) world.records.enquiries.push_back({child, enquired, no_day});
    };
    add(Flag::yes, no_day, no_day);
    add(Flag::no, referred, no_day);
    add(Flag::no, referred + 30, referred + 31);
    add(Flag::no, referred + 31, referred + 30);
    add(Flag::no, referred + 30, referred + 30);
    add(Flag::unknown, referred - 1, no_day);
    CHECK(world.answer("referrals.no_further_action") == "1/6");
    CHECK(world.answer("referrals.assessed_in_30_days") == "2/6");
    CHECK(world.answer("referrals.enquired_in_30_days") == "1/6");
    CHECK(world.answer("referrals.both_in_30_days") == "1/6");
}

TEST_CASE("an episode of need is open until the day it is closed, and what came to nothing is none") {
    World world;
    const auto need = [&](const char* from, const char* until, Flag nothing = Flag::no) {
        world.records.referrals.push_back({world.child(), on(from), *until ? on(until) : no_day, nothing});
    };
    need("2016-04-01", "");
    need("2017-03-31", "");
    need("2017-04-01", "");
    need("2016-01-01", "2017-03-31");
    need("2016-01-01", "2017-04-01");
    need("2016-01-01", "2016-04-01");
    need("2016-01-01", "2016-03-31");
    need("2016-06-01", "", Flag::yes);
    need("2016-06-01", "2016-09-01");
    world.records.referrals.back().not_in_need = Flag::yes;
    CHECK(world.answer("referrals.not_in_need") == "1/4");
    CHECK(world.answer("need.open") == "3/10000");
    CHECK(world.answer("need.any_time") == "5/10000");
    CHECK(world.answer("need.started") == "2");
    CHECK(world.answer("need.ended") == "2");
    world.question.population.reset();
    CHECK(world.answer("need.open") == "3");
    for (const auto& one : world.all()) CHECK((one.measure->unit != figures::Unit::rate_per_10000 || !one.value));
}

TEST_CASE("an assessment is in time up to the 45th working day, bank holidays left out") {
    World world;
    const Almanac almanac;
    const auto started = on("2016-12-01");  // Christmas, Boxing Day's substitute and New Year's lie within
    const auto due = almanac.add_working_days(started, 45);
    CHECK(iso(date_of(due)) == "2017-02-07");
    world.records.assessments = {{world.child(), started, due},
                                 {world.child(), started, due + 1},
                                 {world.child(), started, started},
                                 {world.child(), started, started - 1},
                                 {world.child(), started, no_day},
                                 {world.child(), on("2016-02-01"), on("2016-03-31")},
                                 {world.child(), on("2016-02-01"), on("2016-04-01")},
                                 {world.child(), on("2017-02-01"), on("2017-03-31")},
                                 {world.child(), on("2017-02-01"), on("2017-04-01")}};
    CHECK(world.answer("CS1.1") == "4/6");
    CHECK(world.answer("assessments.rate") == "6/10000");
    CHECK(world.answer("assessments.open_late") == "1/2");
    world.records.assessments = {{world.child(), on("2017-01-27"), no_day}, {world.child(), on("2017-01-26"), no_day}};
    CHECK(almanac.working_days(on("2017-01-27"), on("2017-03-31")) == 45);
    CHECK(world.answer("assessments.open_late") == "1/2");
}

TEST_CASE("an enquiry has 6 working days, and a conference 15 from the start of its enquiry") {
    World world;
    world.records.enquiries = {{world.child(), on("2016-05-25"), on("2016-06-03")},  // 6 over the bank holiday of 30 May
                               {world.child(), on("2016-05-25"), on("2016-06-06")},  // 7
                               {world.child(), on("2016-05-25"), on("2016-05-24")},  // ended before it began
                               {world.child(), on("2016-05-25"), no_day},
                               {world.child(), on("2016-03-31"), on("2016-04-01")}};
    CHECK(world.answer("CS2.0") == "2/4");
    CHECK(world.answer("enquiries.rate") == "4/10000");
    world.question.standards.enquiry_days = 7;
    CHECK(world.answer("CS2.0") == "3/4");

    const auto began = on("2016-05-25");
    const auto due = Almanac().add_working_days(began, 15);
    world.records.conferences = {{world.child(), due, began},
                                 {world.child(), due + 1, began},
                                 {world.child(), began, began},
                                 {world.child(), began - 1, began},
                                 {world.child(), due, no_day},
                                 {world.child(), on("2017-03-31"), on("2017-03-31")},
                                 {world.child(), on("2017-04-01"), on("2017-03-31")}};
    CHECK(world.answer("CS2.1") == "3/5");
    CHECK(world.answer("conferences.rate") == "5/10000");
    CHECK(world.answer("conferences.moved_in") == "1");
}

TEST_CASE("a plan follows an enquiry within 60 days and a conference within 45") {
    World world;
    for (const int days : {0, 45, 46, 60, 61}) {
        const auto child = world.child();
        const auto began = on("2016-06-01");
        world.records.enquiries.push_back({child, began, no_day});
        world.records.conferences.push_back({child, began, began});
        world.records.plans.push_back({child, began + days, no_day, 0, child});
    }
    CHECK(world.answer("enquiries.plan_in_60_days") == "4/5");
    CHECK(world.answer("conferences.plan_in_45_days") == "2/5");
}

}  // namespace holdfast::measures
