#include "core/pathway/clocks.hpp"

#include <fmt/format.h>

namespace holdfast::pathway {

static constexpr std::string_view working_together = "Working Together to Safeguard Children";
static constexpr std::string_view care_planning = "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33";

Date months_after(Date day, int months) {
    const auto there = std::chrono::year_month_day{day} + std::chrono::months{months};
    return there.ok() ? Date{there} : Date{there.year() / there.month() / std::chrono::last};
}

Due assessment_due(const calendar::Calendar& calendar, const Referral& referral) {
    return {calendar.add_working_days(referral.referred_on, 45), fmt::format("45 working days from the referral on {}", in_words(referral.referred_on)),
            working_together};
}

Due conference_due(const calendar::Calendar& calendar, const Enquiry& enquiry) {
    return {calendar.add_working_days(enquiry.started_on, 15), fmt::format("15 working days from the strategy discussion on {}", in_words(enquiry.started_on)),
            working_together};
}

Due plan_review_due(const ProtectionPlan& plan, std::span<const Date> reviews_held) {
    if (reviews_held.empty())
        return {months_after(plan.started_on, 3), fmt::format("3 months after the initial conference on {}", in_words(plan.started_on)), working_together};
    return {months_after(reviews_held.back(), 6), fmt::format("6 months after the review on {}", in_words(reviews_held.back())), working_together};
}

Due care_review_due(const calendar::Calendar& calendar, Date began, std::span<const Date> reviews_held) {
    if (reviews_held.empty())
        return {calendar.add_working_days(began, 20), fmt::format("20 working days after care began on {}", in_words(began)), care_planning};
    const int months = reviews_held.size() == 1 ? 3 : 6;
    return {months_after(reviews_held.back(), months), fmt::format("{} months after the review on {}", months, in_words(reviews_held.back())), care_planning};
}

Urgency urgency_of(const Due& due, Date today) {
    if (due.on < today) return Urgency::overdue;
    return due.on - today <= std::chrono::days{14} ? Urgency::soon : Urgency::later;
}

std::string days_to_go(const Due& due, Date today) {
    const auto days = (due.on - today).count();
    if (days == 0) return "Due today";
    const auto count = days < 0 ? -days : days;
    return fmt::format("{} {} {}", days < 0 ? "Overdue by" : "Due in", count, count == 1 ? "day" : "days");
}

}  // namespace holdfast::pathway
