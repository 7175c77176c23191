#include "core/census/sound_child_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast::census;
using namespace holdfast::census::sound;

TEST_CASE("1105: a child protection plan does not begin before the referral") {
    CHECK_FALSE(breaks("1105", [](Child& c) { take(plan(c).started_on, "2025-05-01"); }));
    CHECK(breaks("1105", [](Child& c) { take(plan(c).started_on, "2025-04-30"); }));
}

TEST_CASE("2885: a child protection plan begins on the day of an initial conference") {
    CHECK_FALSE(breaks("2885", [](Child&) {}));
    CHECK(breaks("2885", [](Child& c) { take(plan(c).started_on, "2025-05-31"); }));
    CHECK_FALSE(breaks("2885", [](Child& c) { take(plan(c).started_on, "2025-03-31"); }));
    CHECK(breaks("2885", [](Child& c) { details(c).section_47.clear(); }));
    CHECK_FALSE(breaks("2885", [](Child& c) { details(c).section_47.clear(), take(details(c).conference_on, "2025-05-30"); }));
    CHECK(breaks("2885", [](Child& c) { take(enquiry(c).conference_not_required, "1"); }));
    CHECK_FALSE(breaks("2885", [](Child& c) { take(enquiry(c).conference_not_required, "1"), take(details(c).conference_on, "2025-05-30"); }));
    CHECK(breaks("2885", [](Child& c) { take(enquiry(c).conference_on, "2025-05-29"), take(details(c).conference_on, "2025-05-30"); }));
}

TEST_CASE("8720: a child protection plan has a beginning, not after the census year") {
    CHECK_FALSE(breaks("8720", [](Child& c) { take(plan(c).started_on, "2026-03-31"); }));
    CHECK(breaks("8720", [](Child& c) { take(plan(c).started_on, "2026-04-01"); }));
    CHECK(breaks("8720", [](Child& c) { without(plan(c).started_on); }));
}

TEST_CASE("8730: the number of earlier plans is nought or more") {
    CHECK_FALSE(breaks("8730", [](Child& c) { take(plan(c).earlier_plans, "3"); }));
    for (const auto change : {+[](Child& c) { take(plan(c).earlier_plans, "-1"); }, +[](Child& c) { without(plan(c).earlier_plans); },
                              +[](Child& c) { take(plan(c).earlier_plans, "two"); }})
        CHECK(breaks("8730", change));
}

TEST_CASE("8840: a child protection plan lasts longer than a day") {
    CHECK_FALSE(breaks("8840", [](Child& c) { take(plan(c).ended_on, "2025-05-31"); }));
    CHECK(breaks("8840", [](Child& c) { take(plan(c).ended_on, "2025-05-30"); }));
}

TEST_CASE("8841: a review is after the plan began") {
    CHECK_FALSE(breaks("8841", [](Child& c) { take(plan(c).reviews[0].held_on[0], "2025-05-31"); }));
    CHECK(breaks("8841", [](Child& c) { take(plan(c).reviews[0].held_on[0], "2025-05-30"); }));
    CHECK(breaches("8841", [](Child& c) { take(plan(c).reviews[0].held_on[0], "2025-05-29"), again(plan(c).reviews); }) == 2);
}

TEST_CASE("8842Q: a review has a date") {
    CHECK_FALSE(breaks("8842Q", [](Child&) {}));
    CHECK_FALSE(breaks("8842Q", [](Child& c) { plan(c).reviews.clear(); }));
    CHECK(breaks("8842Q", [](Child& c) { plan(c).reviews[0].held_on.clear(); }));
    CHECK(breaks("8842Q", [](Child& c) { take(plan(c).reviews[0].held_on[0], ""); }));
}

TEST_CASE("8905: the initial category of abuse is one of five") {
    CHECK_FALSE(breaks("8905", [](Child& c) { take(plan(c).initial_category, "SAB"); }));
    CHECK(breaks("8905", [](Child& c) { take(plan(c).initial_category, "ABC"); }));
    CHECK(breaks("8905", [](Child& c) { without(plan(c).initial_category); }));
}

TEST_CASE("8910: the latest category of abuse is one of five") {
    CHECK_FALSE(breaks("8910", [](Child& c) { take(plan(c).latest_category, "MUL"); }));
    CHECK(breaks("8910", [](Child& c) { take(plan(c).latest_category, "neg"); }));
    CHECK(breaks("8910", [](Child& c) { without(plan(c).latest_category); }));
}

TEST_CASE("8915: a child protection plan does not begin after death") {
    CHECK_FALSE(breaks("8915", [](Child& c) { take(c.identifiers.death_on, "2025-05-30"); }));
    CHECK(breaks("8915", [](Child& c) { take(c.identifiers.death_on, "2025-05-29"); }));
}

TEST_CASE("8920: a child protection plan does not end after death") {
    CHECK_FALSE(breaks("8920", [](Child& c) { take(c.identifiers.death_on, "2025-12-01"); }));
    CHECK(breaks("8920", [](Child& c) { take(c.identifiers.death_on, "2025-11-30"); }));
}

TEST_CASE("8925: a child protection plan does not end before it begins") {
    CHECK_FALSE(breaks("8925", [](Child& c) { take(plan(c).ended_on, "2025-05-30"); }));
    CHECK(breaks("8925", [](Child& c) { take(plan(c).ended_on, "2025-05-29"); }));
}

TEST_CASE("8930: a child protection plan ends in the census year") {
    for (const auto change : {+[](Child& c) { take(plan(c).ended_on, "2025-04-01"); }, +[](Child& c) { take(plan(c).ended_on, "2026-03-31"); },
                              +[](Child& c) { without(plan(c).ended_on); }})
        CHECK_FALSE(breaks("8930", change));
    for (const auto change : {+[](Child& c) { take(plan(c).ended_on, "2025-03-31"); }, +[](Child& c) { take(plan(c).ended_on, "2026-04-01"); }})
        CHECK(breaks("8930", change));
}

TEST_CASE("8935: a child has at most one open child protection plan") {
    CHECK_FALSE(breaks("8935", [](Child& c) { without(again(details(c).protection_plans).ended_on); }));
    CHECK(breaches("8935", [](Child& c) { without(plan(c).ended_on), again(details(c).protection_plans); }) == 1);
    CHECK(breaches("8935", [](Child& c) { without(plan(c).ended_on), again(c.details); }) == 1);
}

TEST_CASE("8940: a child protection plan does not begin while another of the child's is open") {
    CHECK_FALSE(breaks("8940", [](Child&) {}));
    CHECK(breaches("8940", [](Child& c) { take(again(details(c).protection_plans).started_on, "2025-12-01"); }) == 1);
    CHECK_FALSE(breaks("8940", [](Child& c) { take(again(details(c).protection_plans).started_on, "2025-12-02"); }));
    CHECK(breaches("8940", [](Child& c) { take(again(c.details).protection_plans[0].started_on, "2025-06-01"); }) == 1);
    CHECK(breaks("8940", [](Child& c) { take(again(details(c).protection_plans).started_on, "2026-03-31"), without(plan(c).ended_on); }));
}

TEST_CASE("2883: no more child protection plans begin in a year than initial conferences are held") {
    CHECK_FALSE(breaks("2883", [](Child&) {}));
    CHECK(breaches("2883", [](Child& c) { take(enquiry(c).conference_on, "2025-03-31"); }) == 1);
    CHECK_FALSE(breaks("2883", [](Child& c) { details(c).section_47.clear(), take(details(c).conference_on, "2025-04-01"); }));
    CHECK_FALSE(breaks("2883", [](Child& c) { details(c).section_47.clear(), take(plan(c).started_on, "2025-03-31"); }));
}

TEST_CASE("4001: a child in need plan is not open beside an open child protection plan of the episode") {
    CHECK_FALSE(breaks("4001", [](Child&) {}));
    CHECK(breaks("4001", [](Child& c) { without(plan(c).ended_on); }));
    CHECK_FALSE(breaks("4001", [](Child& c) { without(plan(c).ended_on), take(cin_plan(c).ended_on, "2026-01-01"); }));
}

TEST_CASE("4003: no child protection review is held while a child in need plan runs, but one that ends the protection plan") {
    CHECK_FALSE(breaks("4003", [](Child& c) { take(cin_plan(c).ended_on, "2026-01-01"); }));
    const auto held = [](const char* day) {
        Child made = child();
        take(cin_plan(made).ended_on, "2026-01-01");
        take(plan(made).reviews[0].held_on[0], day);
        return std::vector<Child>{made};
    };
    CHECK(breaches("4003", header(), held("2025-12-01")) == 0);
    CHECK(breaches("4003", header(), held("2025-12-02")) == 1);
    CHECK(breaches("4003", header(), held("2025-12-31")) == 1);
    CHECK(breaches("4003", header(), held("2026-01-01")) == 0);
}

TEST_CASE("4004: at most one child in need plan of an episode is open") {
    CHECK_FALSE(breaks("4004", [](Child& c) { take(again(details(c).cin_plans).ended_on, "2026-01-01"); }));
    CHECK(breaches("4004", [](Child& c) { again(details(c).cin_plans); }) == 1);
    CHECK_FALSE(breaks("4004", [](Child& c) { again(c.details); }));
}

TEST_CASE("4008: a child in need plan does not begin after death") {
    CHECK_FALSE(breaks("4008", [](Child& c) { take(c.identifiers.death_on, "2025-12-01"); }));
    CHECK(breaks("4008", [](Child& c) { take(c.identifiers.death_on, "2025-11-30"); }));
}

TEST_CASE("4009Q: a child in need plan does not end after death") {
    CHECK_FALSE(breaks("4009Q", [](Child& c) { take(cin_plan(c).ended_on, "2026-01-01"), take(c.identifiers.death_on, "2026-01-01"); }));
    CHECK(breaks("4009Q", [](Child& c) { take(cin_plan(c).ended_on, "2026-01-01"), take(c.identifiers.death_on, "2025-12-31"); }));
}

TEST_CASE("4010: a child in need plan has a beginning, not after the census year") {
    CHECK_FALSE(breaks("4010", [](Child& c) { take(cin_plan(c).started_on, "2026-03-31"); }));
    CHECK(breaks("4010", [](Child& c) { take(cin_plan(c).started_on, "2026-04-01"); }));
    CHECK(breaks("4010", [](Child& c) { without(cin_plan(c).started_on); }));
}

TEST_CASE("4011: a child in need plan does not end before it begins") {
    CHECK_FALSE(breaks("4011", [](Child& c) { take(cin_plan(c).ended_on, "2025-12-01"); }));
    CHECK(breaks("4011", [](Child& c) { take(cin_plan(c).ended_on, "2025-11-30"); }));
}

TEST_CASE("4012Q: a child in need plan lasts longer than a day") {
    CHECK_FALSE(breaks("4012Q", [](Child& c) { take(cin_plan(c).ended_on, "2025-12-02"); }));
    CHECK(breaks("4012Q", [](Child& c) { take(cin_plan(c).ended_on, "2025-12-01"); }));
}

TEST_CASE("4013: a child in need plan ends in the census year") {
    for (const auto change : {+[](Child& c) { take(cin_plan(c).ended_on, "2025-04-01"); }, +[](Child& c) { take(cin_plan(c).ended_on, "2026-03-31"); }})
        CHECK_FALSE(breaks("4013", change));
    for (const auto change : {+[](Child& c) { take(cin_plan(c).ended_on, "2025-03-31"); }, +[](Child& c) { take(cin_plan(c).ended_on, "2026-04-01"); }})
        CHECK(breaks("4013", change));
}

TEST_CASE("4014: a child in need plan does not begin while another of the child's is open") {
    CHECK_FALSE(breaks("4014", [](Child&) {}));
    CHECK(breaches("4014", [](Child& c) { take(again(details(c).cin_plans).started_on, "2026-01-01"); }) == 1);
    CHECK(breaches("4014", [](Child& c) { take(again(c.details).cin_plans[0].started_on, "2026-01-01"); }) == 1);
    CHECK(breaks("4014", [](Child& c) { take(again(details(c).cin_plans).started_on, "2026-01-01"), take(cin_plan(c).ended_on, "2026-01-01"); }));
    CHECK_FALSE(breaks("4014", [](Child& c) { take(again(details(c).cin_plans).started_on, "2026-01-02"), take(cin_plan(c).ended_on, "2026-01-01"); }));
}

TEST_CASE("4015: a child in need plan does not begin before the referral") {
    CHECK_FALSE(breaks("4015", [](Child& c) { take(cin_plan(c).started_on, "2025-05-01"); }));
    CHECK(breaks("4015", [](Child& c) { take(cin_plan(c).started_on, "2025-04-30"); }));
}

TEST_CASE("4016: a child in need plan does not begin while a child protection plan is open, but may on the day it ends") {
    CHECK_FALSE(breaks("4016", [](Child&) {}));
    CHECK(breaks("4016", [](Child& c) { take(cin_plan(c).started_on, "2025-11-30"); }));
    CHECK(breaks("4016", [](Child& c) { take(cin_plan(c).started_on, "2025-05-30"); }));
    CHECK_FALSE(breaks("4016", [](Child& c) { take(cin_plan(c).started_on, "2025-05-29"); }));
    CHECK(breaks("4016", [](Child& c) { without(plan(c).ended_on), take(cin_plan(c).started_on, "2026-03-31"); }));
    CHECK(breaches("4016", [](Child& c) {
              auto& second = again(c.details);
              second.protection_plans.clear();
              take(second.cin_plans[0].started_on, "2025-07-01");
          }) == 1);
}

TEST_CASE("4017: a child protection plan does not begin while a child in need plan is open, but may on the day it ends") {
    CHECK_FALSE(breaks("4017", [](Child&) {}));
    CHECK(breaks("4017", [](Child& c) { take(cin_plan(c).started_on, "2025-05-30"); }));
    CHECK(breaks("4017", [](Child& c) { take(cin_plan(c).started_on, "2025-05-02"), take(cin_plan(c).ended_on, "2025-05-31"); }));
    CHECK_FALSE(breaks("4017", [](Child& c) { take(cin_plan(c).started_on, "2025-05-02"), take(cin_plan(c).ended_on, "2025-05-30"); }));
    CHECK(breaches("4017", [](Child& c) {
              auto& second = again(c.details);
              second.cin_plans.clear();
              take(second.protection_plans[0].started_on, "2025-12-01");
          }) == 1);
}
