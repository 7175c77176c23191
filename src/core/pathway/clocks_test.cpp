#include "core/pathway/clocks.hpp"

#include <doctest/doctest.h>

namespace holdfast::pathway {

TEST_CASE("an assessment is due 45 working days from the referral, bank holidays left out") {
    const calendar::Calendar calendar;
    Referral referral;
    referral.referred_on = make_date(2016, 11, 25);
    const auto due = assessment_due(calendar, referral);
    CHECK(due.on == make_date(2017, 2, 1));
    CHECK(due.because == "45 working days from the referral on 25 November 2016");
}

TEST_CASE("an initial conference is due 15 working days from the strategy discussion") {
    const calendar::Calendar calendar;
    Enquiry enquiry;
    enquiry.started_on = make_date(2017, 4, 6);  // Easter lies between
    CHECK(conference_due(calendar, enquiry).on == make_date(2017, 5, 2));
}

TEST_CASE("a plan is reviewed within 3 months of the conference and then every 6 months, at the end of shorter months too") {
    ProtectionPlan plan;
    plan.started_on = make_date(2016, 11, 30);
    CHECK(plan_review_due(plan, {}, {}).on == make_date(2017, 2, 28));
    CHECK(plan_review_due(plan, {}, {}).because == "3 months after the plan began on 30 November 2016");
    const auto from_conference = plan_review_due(plan, make_date(2016, 11, 15), {});
    CHECK(from_conference.on == make_date(2017, 2, 15));
    CHECK(from_conference.because == "3 months after the initial conference on 15 November 2016");
    const Date held[] = {make_date(2017, 2, 20), make_date(2017, 8, 31)};
    CHECK(plan_review_due(plan, make_date(2016, 11, 15), std::span(held, 1)).on == make_date(2017, 8, 20));
    CHECK(plan_review_due(plan, {}, held).on == make_date(2018, 2, 28));
}

TEST_CASE("care is reviewed after 20 working days, then 3 months, then every 6 months") {
    const calendar::Calendar calendar;
    const Date began = make_date(2017, 1, 3);
    CHECK(care_review_due(calendar, began, {}).on == make_date(2017, 1, 31));
    const Date held[] = {make_date(2017, 1, 30), make_date(2017, 4, 28), make_date(2017, 10, 1)};
    CHECK(care_review_due(calendar, began, std::span(held, 1)).on == make_date(2017, 4, 30));
    CHECK(care_review_due(calendar, began, std::span(held, 2)).on == make_date(2017, 10, 28));
    CHECK(care_review_due(calendar, began, held).on == make_date(2018, 4, 1));
}

TEST_CASE("where the day care began is not known, the next review is due 6 months after the latest, and without one nobody can say") {
    const calendar::Calendar calendar;
    const Date held[] = {make_date(2026, 2, 10)};
    CHECK(care_review_due(calendar, {}, held).on == make_date(2026, 8, 10));
    const auto unknown = care_review_due(calendar, {}, {});
    CHECK(!unknown.on);
    CHECK(unknown.because == "neither the day care began nor a review is on record");
}

TEST_CASE("where care began before reviews are on record, the one review on record may not be the first: the next is due 6 months after it") {
    const calendar::Calendar calendar;
    const Date began = make_date(2014, 5, 6), held[] = {make_date(2016, 10, 1)};
    CHECK(care_review_due(calendar, began, held, make_date(2016, 4, 1)).on == make_date(2017, 4, 1));
    CHECK(care_review_due(calendar, make_date(2016, 9, 5), held, make_date(2016, 4, 1)).on == make_date(2017, 1, 1));
    const auto none = care_review_due(calendar, began, {}, make_date(2016, 4, 1));
    CHECK(none.on == make_date(2016, 10, 1));
    CHECK(none.because == "6 months after reviews were first on record on 1 April 2016: none is on record since then, and care had begun before");
}

TEST_CASE("an assessment that follows another on its referral is timed from its own start, and not on the authority of the national standard") {
    const calendar::Calendar calendar;
    const auto due = later_assessment_due(calendar, make_date(2016, 11, 25));
    CHECK(due.on == make_date(2017, 2, 1));
    CHECK(due.because == "45 working days from the start of this later assessment on 25 November 2016");
    CHECK(due.authority.find("local") != std::string_view::npos);
}

TEST_CASE("a day outside the years of known bank holidays leaves what is due unknown, and says which year it is") {
    const calendar::Calendar calendar;
    Referral referral;
    referral.referred_on = make_date(1012, 5, 4);
    const auto due = assessment_due(calendar, referral);
    CHECK(!due.on);
    CHECK(due.because == "45 working days from the referral on 4 May 1012: the day cannot be counted, because bank holidays of 1012 are not known");
    CHECK(urgency_of(due, make_date(2026, 11, 22)) == Urgency::not_known);
    CHECK(days_to_go(due, make_date(2026, 11, 22)) == "Not known");
    Enquiry enquiry;
    enquiry.started_on = Date{std::chrono::year{calendar.last_year()} / 12 / 30};
    CHECK(conference_due(calendar, enquiry).because.ends_with(std::to_string(calendar.last_year() + 1) + " are not known"));
    CHECK(!care_review_due(calendar, make_date(1912, 1, 1), {}).on);
}

}  // namespace holdfast::pathway
