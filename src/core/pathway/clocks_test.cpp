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
    CHECK(plan_review_due(plan, {}).on == make_date(2017, 2, 28));
    const Date held[] = {make_date(2017, 2, 20), make_date(2017, 8, 31)};
    CHECK(plan_review_due(plan, std::span(held, 1)).on == make_date(2017, 8, 20));
    CHECK(plan_review_due(plan, held).on == make_date(2018, 2, 28));
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

TEST_CASE("what is due is said in days, and is overdue from the day after") {
    const Due due{.on = make_date(2017, 3, 31)};
    CHECK(days_to_go(due, make_date(2017, 3, 31)) == "Due today");
    CHECK(days_to_go(due, make_date(2017, 3, 30)) == "Due in 1 day");
    CHECK(days_to_go(due, make_date(2017, 4, 3)) == "Overdue by 3 days");
    CHECK(urgency_of(due, make_date(2017, 3, 31)) == Urgency::soon);
    CHECK(urgency_of(due, make_date(2017, 4, 1)) == Urgency::overdue);
    CHECK(urgency_of(due, make_date(2017, 3, 17)) == Urgency::soon);
    CHECK(urgency_of(due, make_date(2017, 3, 16)) == Urgency::later);
}

}  // namespace holdfast::pathway
