#include "core/census/sound_child_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast::census;
using namespace holdfast::census::sound;

TEST_CASE("8555Q: nobody is referred after death") {
    CHECK_FALSE(breaks("8555Q", [](Child& c) { take(c.identifiers.death_on, "2025-05-01"); }));
    CHECK(breaks("8555Q", [](Child& c) { take(c.identifiers.death_on, "2025-04-30"); }));
}

TEST_CASE("8568: no further action is 0, 1, true or false, in whatever case") {
    for (const auto change : {+[](Child& c) { take(details(c).no_further_action, "0"); }, +[](Child& c) { take(details(c).no_further_action, "True"); },
                              +[](Child& c) { take(details(c).no_further_action, "FALSE"); }, +[](Child& c) { take(details(c).no_further_action, "1"); }})
        CHECK_FALSE(breaks("8568", change));
    for (const auto change : {+[](Child& c) { take(details(c).no_further_action, "Y"); }, +[](Child& c) { without(details(c).no_further_action); }})
        CHECK(breaks("8568", change));
}

TEST_CASE("8569Q: a referral that went no further is of the census year, or of the working day before") {
    const auto nfa = [](const char* day) {
        Child made = child();
        take(details(made).referred_on, day);
        take(details(made).no_further_action, "1");
        return std::vector<Child>{made};
    };
    CHECK(breaches("8569Q", header(), nfa("2025-03-31")) == 0);
    CHECK(breaches("8569Q", header(), nfa("2025-03-30")) == 1);
    CHECK_FALSE(breaks("8569Q", [](Child& c) { take(details(c).referred_on, "2024-01-01"); }));
    CHECK(breaks("8569Q", [](Child& c) { take(details(c).referred_on, "2024-01-01"), without(details(c).no_further_action); }));
}

TEST_CASE("8600: a referral has a date, not after the census year") {
    CHECK_FALSE(breaks("8600", [](Child& c) { take(details(c).referred_on, "2026-03-31"); }));
    CHECK(breaks("8600", [](Child& c) { take(details(c).referred_on, "2026-04-01"); }));
    CHECK(breaks("8600", [](Child& c) { without(details(c).referred_on); }));
    CHECK(breaks("8600", [](Child& c) { take(details(c).referred_on, "1 May 2025"); }));
}

TEST_CASE("8606: nobody is referred more than 40 weeks before birth") {
    CHECK_FALSE(breaks("8606", [](Child& c) { take(c.identifiers.birth_on, "2026-02-05"); }));
    CHECK(breaks("8606", [](Child& c) { take(c.identifiers.birth_on, "2026-02-06"); }));
    CHECK(breaks("8606", [](Child& c) { take(c.identifiers.expected_birth_on, "2026-02-06"); }));
}

TEST_CASE("8610: a referral that went further has a primary need") {
    CHECK_FALSE(breaks("8610", [](Child&) {}));
    CHECK(breaks("8610", [](Child& c) { without(details(c).primary_need); }));
    CHECK_FALSE(breaks("8610", [](Child& c) { without(details(c).primary_need), take(details(c).no_further_action, "1"); }));
}

TEST_CASE("8650: a primary need is one of N0 to N9") {
    CHECK_FALSE(breaks("8650", [](Child& c) { take(details(c).primary_need, "N0"); }));
    CHECK_FALSE(breaks("8650", [](Child& c) { without(details(c).primary_need); }));
    CHECK(breaks("8650", [](Child& c) { take(details(c).primary_need, "N10"); }));
}

TEST_CASE("8866: a referral from April 2013 on has a source out of the 22 codes") {
    CHECK_FALSE(breaks("8866", [](Child& c) { take(details(c).referral_source, "5D"); }));
    CHECK(breaks("8866", [](Child& c) { take(details(c).referral_source, "11"); }));
    CHECK(breaks("8866", [](Child& c) { without(details(c).referral_source), take(details(c).referred_on, "2013-04-01"); }));
    CHECK_FALSE(breaks("8866", [](Child& c) { without(details(c).referral_source), take(details(c).referred_on, "2013-03-31"); }));
}

TEST_CASE("8815: at most one episode of need is open, those without further action left out") {
    CHECK_FALSE(breaks("8815", [](Child&) {}));
    CHECK(breaches("8815", [](Child& c) { again(c.details); }) == 1);
    CHECK_FALSE(breaks("8815", [](Child& c) { take(again(c.details).closed_on, "2025-06-01"); }));
    CHECK_FALSE(breaks("8815", [](Child& c) { take(again(c.details).no_further_action, "1"); }));
}

TEST_CASE("8816: an open episode of need is the child's latest") {
    CHECK_FALSE(breaks("8816", [](Child& c) { take(again(c.details).referred_on, "2025-04-30"), take(c.details[1].closed_on, "2025-04-30"); }));
    CHECK(breaks("8816", [](Child& c) { take(again(c.details).referred_on, "2025-05-02"), take(c.details[1].closed_on, "2025-05-02"); }));
    CHECK_FALSE(breaks("8816", [](Child& c) {
        take(again(c.details).referred_on, "2025-05-02");
        take(c.details[0].closed_on, "2025-05-02");
    }));
}

TEST_CASE("8820: an episode of need does not begin while another is open") {
    CHECK_FALSE(breaks("8820", [](Child&) {}));
    CHECK(breaches("8820", [](Child& c) { take(again(c.details).referred_on, "2025-06-01"); }) == 1);
    CHECK(breaches("8820", [](Child& c) { again(c.details); }) == 2);
    CHECK_FALSE(breaks("8820", [](Child& c) { take(again(c.details).referred_on, "2025-06-01"), take(c.details[0].closed_on, "2025-06-01"); }));
    CHECK(breaks("8820", [](Child& c) { take(again(c.details).referred_on, "2025-06-01"), take(c.details[0].closed_on, "2025-06-02"); }));
    CHECK_FALSE(breaks("8820", [](Child& c) { take(again(c.details).referred_on, "2025-06-01"), take(c.details[0].no_further_action, "1"); }));
}

TEST_CASE("8831: there is no activity on a referral without further action") {
    CHECK_FALSE(breaks("8831", [](Child&) {}));
    CHECK(breaches("8831", [](Child& c) { take(details(c).no_further_action, "1"); }) == 4);
    CHECK_FALSE(breaks("8831", [](Child& c) {
        take(details(c).no_further_action, "1");
        details(c).assessments.clear();
        details(c).section_47.clear();
    }));
    CHECK(breaks("8831", [](Child& c) {
        take(details(c).no_further_action, "1");
        take(details(c).conference_on, "2025-05-30");
        details(c).assessments.clear();
        details(c).section_47.clear();
    }));
}

TEST_CASE("8832: there is no child protection plan on a referral without further action") {
    CHECK_FALSE(breaks("8832", [](Child&) {}));
    CHECK(breaks("8832", [](Child& c) { take(details(c).no_further_action, "1"); }));
    CHECK_FALSE(breaks("8832", [](Child& c) { take(details(c).no_further_action, "1"), details(c).protection_plans.clear(); }));
}

TEST_CASE("4000: there is no child in need plan on a referral without further action") {
    CHECK_FALSE(breaks("4000", [](Child&) {}));
    CHECK(breaks("4000", [](Child& c) { take(details(c).no_further_action, "true"); }));
    CHECK_FALSE(breaks("4000", [](Child& c) { take(details(c).no_further_action, "true"), details(c).cin_plans.clear(); }));
}

TEST_CASE("8565: nothing happens after a case is closed") {
    CHECK_FALSE(breaks("8565", [](Child& c) { take(details(c).closed_on, "2025-12-01"); }));
    CHECK(breaches("8565", [](Child& c) { take(details(c).closed_on, "2025-11-30"); }) == 2);
    CHECK(breaches("8565", [](Child& c) {
              take(details(c).closed_on, "2025-05-01"), take(details(c).conference_on, "2025-05-02"), take(cin_plan(c).ended_on, "2026-01-01");
          }) == 8);
}

TEST_CASE("8585Q: a case closed by death has a date of death") {
    CHECK_FALSE(breaks("8585Q", [](Child& c) { take(details(c).closure_reason, "RC2"), take(c.identifiers.death_on, "2025-12-01"); }));
    CHECK_FALSE(breaks("8585Q", [](Child& c) { take(details(c).closure_reason, "RC1"); }));
    CHECK(breaks("8585Q", [](Child& c) { take(details(c).closure_reason, "RC2"); }));
}

TEST_CASE("8620: a case is closed in the census year") {
    for (const auto change : {+[](Child& c) { take(details(c).closed_on, "2025-04-01"); }, +[](Child& c) { take(details(c).closed_on, "2026-03-31"); }})
        CHECK_FALSE(breaks("8620", change));
    for (const auto change : {+[](Child& c) { take(details(c).closed_on, "2025-03-31"); }, +[](Child& c) { take(details(c).closed_on, "2026-04-01"); }})
        CHECK(breaks("8620", change));
}

TEST_CASE("8630: a case is not closed before it is referred") {
    CHECK_FALSE(breaks("8630", [](Child& c) { take(details(c).closed_on, "2025-05-01"); }));
    CHECK(breaks("8630", [](Child& c) { take(details(c).closed_on, "2025-04-30"); }));
}

TEST_CASE("8640: a reason for closure is one of RC1 to RC9") {
    CHECK_FALSE(breaks("8640", [](Child& c) { take(details(c).closure_reason, "RC9"); }));
    CHECK_FALSE(breaks("8640", [](Child&) {}));
    CHECK(breaks("8640", [](Child& c) { take(details(c).closure_reason, "RC10"); }));
}

TEST_CASE("8805: a closed case has a reason") {
    CHECK_FALSE(breaks("8805", [](Child& c) { take(details(c).closed_on, "2025-12-01"), take(details(c).closure_reason, "RC7"); }));
    CHECK(breaks("8805", [](Child& c) { take(details(c).closed_on, "2025-12-01"); }));
}

TEST_CASE("8810: a reason for closure comes with its date") {
    CHECK_FALSE(breaks("8810", [](Child& c) { take(details(c).closed_on, "2025-12-01"), take(details(c).closure_reason, "RC7"); }));
    CHECK(breaks("8810", [](Child& c) { take(details(c).closure_reason, "RC7"); }));
}

TEST_CASE("8825Q: a case closed after assessment has an assessment") {
    CHECK_FALSE(breaks("8825Q", [](Child& c) { take(details(c).closure_reason, "RC8"); }));
    CHECK(breaks("8825Q", [](Child& c) { take(details(c).closure_reason, "RC8"), details(c).assessments.clear(); }));
    CHECK(breaks("8825Q", [](Child& c) { take(details(c).closure_reason, "RC9"), details(c).assessments.clear(); }));
    CHECK_FALSE(breaks("8825Q", [](Child& c) { take(details(c).closure_reason, "RC7"), details(c).assessments.clear(); }));
}

static void only_assessed(Child& c) {
    take(details(c).closure_reason, "RC9");
    details(c).section_47.clear();
    details(c).protection_plans.clear();
    details(c).cin_plans.clear();
}

TEST_CASE("2990: a case closed after assessment has no later activity") {
    CHECK_FALSE(breaks("2990", only_assessed));
    CHECK(breaks("2990", [](Child& c) { take(details(c).closure_reason, "RC8"); }));
    CHECK(breaks("2990", [](Child& c) { only_assessed(c), details(c).section_47.add(); }));
    CHECK(breaks("2990", [](Child& c) { only_assessed(c), details(c).protection_plans.add(); }));
    CHECK(breaks("2990", [](Child& c) { only_assessed(c), details(c).cin_plans.add(); }));
    CHECK(breaks("2990", [](Child& c) { only_assessed(c), take(details(c).conference_on, "2025-06-01"); }));
}

TEST_CASE("8867: a case is not closed with an unfinished assessment") {
    CHECK_FALSE(breaks("8867", [](Child& c) { take(details(c).closed_on, "2025-12-01"); }));
    CHECK(breaks("8867", [](Child& c) { take(details(c).closed_on, "2025-12-01"), without(assessment(c).authorised_on); }));
    CHECK_FALSE(breaks("8867", [](Child& c) { without(assessment(c).authorised_on); }));
}

TEST_CASE("8868: a case is closed with each section 47 enquiry concluded, and once") {
    CHECK_FALSE(breaks("8868", [](Child& c) { take(details(c).closed_on, "2025-12-01"); }));
    CHECK(breaks("8868", [](Child& c) { take(details(c).closed_on, "2025-12-01"), without(enquiry(c).conference_on); }));
    CHECK(breaks("8868", [](Child& c) { take(details(c).closed_on, "2025-12-01"), take(enquiry(c).conference_not_required, "1"); }));
    CHECK_FALSE(breaks("8868", [](Child& c) {
        take(details(c).closed_on, "2025-12-01");
        without(enquiry(c).conference_on);
        take(enquiry(c).conference_not_required, "1");
    }));
    CHECK_FALSE(breaks("8868", [](Child& c) { without(enquiry(c).conference_on); }));
}
