#include "core/county/county.hpp"
#include "core/county/figures.hpp"

#include <doctest/doctest.h>
#include <set>

namespace holdfast::county {

using namespace published;

namespace {

/// The county counted by itself, in the plainest way.
struct Counted {
    int children{}, referrals{}, again{}, not_pursued{}, no_need{}, need_started{}, need_ended{}, need_at_end{};
    int assessments{}, within_45{}, enquiries{}, conferences{}, within_15{};
    int plans_started{}, plans_ended{}, plans_at_end{}, repeated{}, open_three_months{}, ended_two_years{}, looked_after{};
};

bool is_in_year(std::optional<Date> day) { return day && *day >= first && *day <= last; }

Counted count(const std::vector<CountyChild>& county, const calendar::Calendar& calendar) {
    Counted all;
    for (const auto& child : county) {
        ++all.children;
        std::optional<Date> before;
        for (const auto& episode : child.census.episodes) {
            const auto& referral = episode.referral;
            const bool is_nfa = *referral.no_further_action, is_of_year = is_in_year(referral.referred_on), is_no_need = referral.closure_reason == "RC8";
            all.referrals += is_of_year;
            all.again += is_of_year && before && referral.referred_on - *before <= std::chrono::days{365};
            before = referral.referred_on;
            all.not_pursued += is_of_year && is_nfa;
            all.no_need += is_of_year && is_no_need;
            all.need_started += is_of_year && !is_nfa && !is_no_need;
            all.need_ended += !is_nfa && !is_no_need && is_in_year(referral.closed_on);
            all.need_at_end += !is_nfa && !referral.closed_on;
            for (const auto& assessment : episode.assessments) {
                if (!is_in_year(assessment.authorised_on)) continue;
                ++all.assessments;
                all.within_45 += calendar.working_days_between(assessment.started_on, *assessment.authorised_on) <= 45;
            }
            for (const auto& part : episode.enquiries) {
                all.enquiries += is_in_year(part.enquiry.started_on);
                if (!part.conference || !is_in_year(part.conference->held_on)) continue;
                ++all.conferences;
                all.within_15 += calendar.working_days_between(part.enquiry.started_on, part.conference->held_on) <= 15;
            }
            for (const auto& part : episode.plans) {
                all.plans_started += is_in_year(part.plan.started_on);
                all.repeated += is_in_year(part.plan.started_on) && *part.plan.earlier_plans > 0;
                all.plans_ended += part.plan.ended_on.has_value();
                all.plans_at_end += !part.plan.ended_on;
                all.open_three_months += !part.plan.ended_on && part.plan.started_on <= make_date(2016, 12, 31);
                all.ended_two_years += part.plan.ended_on && *part.plan.ended_on - part.plan.started_on >= std::chrono::days{731};
            }
        }
        all.looked_after += !child.care.empty() && !child.care.back().ended_on;
    }
    return all;
}

}  // namespace

TEST_CASE("a county of any scale can be made, however few its children") {
    const calendar::Calendar calendar;
    for (int about = 2; about <= 60; ++about) {
        CAPTURE(about);
        CHECK_FALSE(make_county({.scale = static_cast<double>(about) / children_of_published}, calendar).empty());
    }
}

TEST_CASE("the county has exactly the figures that are published of Cumbria for 2016-17") {
    const calendar::Calendar calendar;
    const auto county = make_county({}, calendar);
    const auto all = count(county, calendar);
    CHECK(all.children == children_of_published);
    CHECK(all.referrals == 4120);
    CHECK(all.again == 918);
    CHECK(all.not_pursued == no_further_action);
    CHECK(all.no_need == found_not_in_need);
    CHECK(all.need_started == 2951);
    CHECK(all.need_ended == need_ended);
    CHECK(all.need_at_end == 3104);
    CHECK(all.assessments == 4452);
    CHECK(all.within_45 == 4046);
    CHECK(all.enquiries == enquiries);
    CHECK(all.conferences == 835);
    CHECK(all.within_15 == 643);
    CHECK(all.plans_started == 708);
    CHECK(all.plans_ended == 600);
    CHECK(all.plans_at_end == 523);
    CHECK(all.repeated == plans_repeated);
    CHECK(all.open_three_months == 346);
    CHECK(all.ended_two_years == 17);
    CHECK(all.looked_after == looked_after);
}

TEST_CASE("the same order makes the same county, and another seed another one with the same figures") {
    const calendar::Calendar calendar;
    const auto one = make_county({}, calendar), again = make_county({}, calendar), other = make_county({.seed = 4}, calendar);
    CHECK(one.size() == again.size());
    for (std::size_t i = 0; i < one.size(); i += 97) CHECK(one[i].census.episodes == again[i].census.episodes);
    const auto all = count(other, calendar);
    CHECK(all.referrals == 4120);
    CHECK(all.assessments == 4452);
    CHECK(all.plans_at_end == 523);
    CHECK(all.enquiries == enquiries);
}

TEST_CASE("a county can be made smaller, and each child of it is unlike the others and lives in a synthetic street") {
    const calendar::Calendar calendar;
    const auto county = make_county({.scale = 0.1}, calendar);
    CHECK(county.size() > 600);
    CHECK(county.size() < 750);
    std::set<std::string> numbers;
    for (const auto& child : county) {
        CHECK(numbers.insert(child.census.la_child_id).second);
        bool is_marked = false;
        for (const auto& fact : child.census.facts)
            if (const auto* address = std::get_if<people::Address>(&fact)) is_marked = address->lines.find("Synthetic Street") != std::string::npos;
        CHECK(is_marked);
    }
}

}  // namespace holdfast::county
