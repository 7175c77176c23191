#include "core/pathway/clocks.hpp"

#include <fmt/format.h>

namespace holdfast::pathway {

static constexpr std::string_view working_together = "Working Together to Safeguard Children";
static constexpr std::string_view care_planning = "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33";

Date months_after(Date day, int months) {
    const auto there = std::chrono::year_month_day{day} + std::chrono::months{months};
    return there.ok() ? Date{there} : Date{there.year() / there.month() / std::chrono::last};
}

/// So many working days after the day, unless it or the end lies where bank holidays are not known: that takes no list down.
static Due working_days_after(const calendar::Calendar& calendar, Date from, int days, std::string because) {
    try {
        return {calendar.add_working_days(from, days), std::move(because)};
    } catch (const calendar::BeyondCalendar&) {
        const int year = static_cast<int>(std::chrono::year_month_day{from}.year());
        const bool is_from_known = calendar.first_year() <= year && year <= calendar.last_year();
        return {
            {},
            fmt::format("{}: the day cannot be counted, because bank holidays of {} are not known", because, is_from_known ? calendar.last_year() + 1 : year)};
    }
}

static Due on_the_authority_of(std::string_view authority, Due due) {
    due.authority = authority;
    return due;
}

Due assessment_due(const calendar::Calendar& calendar, const Referral& referral) {
    return on_the_authority_of(working_together, working_days_after(calendar, referral.referred_on, 45,
                                                                    fmt::format("45 working days from the referral on {}", in_words(referral.referred_on))));
}

Due later_assessment_due(const calendar::Calendar& calendar, Date started_on) {
    return on_the_authority_of(
        "A local standard: the national one is for the first assessment after a referral",
        working_days_after(calendar, started_on, 45, fmt::format("45 working days from the start of this later assessment on {}", in_words(started_on))));
}

Due conference_due(const calendar::Calendar& calendar, const Enquiry& enquiry) {
    return on_the_authority_of(
        working_together,
        working_days_after(calendar, enquiry.started_on, 15, fmt::format("15 working days from the strategy discussion on {}", in_words(enquiry.started_on))));
}

Due plan_review_due(const ProtectionPlan& plan, std::optional<Date> conference_on, std::span<const Date> reviews_held) {
    if (!reviews_held.empty())
        return {months_after(reviews_held.back(), 6), fmt::format("6 months after the review on {}", in_words(reviews_held.back())), working_together};
    if (conference_on)
        return {months_after(*conference_on, 3), fmt::format("3 months after the initial conference on {}", in_words(*conference_on)), working_together};
    return {months_after(plan.started_on, 3), fmt::format("3 months after the plan began on {}", in_words(plan.started_on)), working_together};
}

Due care_review_due(const calendar::Calendar& calendar, std::optional<Date> began, std::span<const Date> reviews_held, std::optional<Date> since) {
    const bool is_first_known = began && (!since || *since <= *began);
    if (!reviews_held.empty()) {
        const int months = is_first_known && reviews_held.size() == 1 ? 3 : 6;
        return {months_after(reviews_held.back(), months), fmt::format("{} months after the review on {}", months, in_words(reviews_held.back())),
                care_planning};
    }
    if (is_first_known)
        return on_the_authority_of(care_planning,
                                   working_days_after(calendar, *began, 20, fmt::format("20 working days after care began on {}", in_words(*began))));
    if (!since) return {{}, "neither the day care began nor a review is on record", care_planning};
    return {months_after(*since, 6), fmt::format("6 months after {}: no review is on record since then, and care had begun before", in_words(*since)),
            care_planning};
}

Urgency urgency_of(const Due& due, Date today) {
    if (!due.on) return Urgency::not_known;
    if (*due.on < today) return Urgency::overdue;
    return *due.on - today <= std::chrono::days{14} ? Urgency::soon : Urgency::later;
}

std::string days_to_go(const Due& due, Date today) {
    if (!due.on) return "Not known";
    const auto days = (*due.on - today).count();
    if (days == 0) return "Due today";
    const auto count = days < 0 ? -days : days;
    return fmt::format("{} {} {}", days < 0 ? "Overdue by" : "Due in", count, count == 1 ? "day" : "days");
}

}  // namespace holdfast::pathway
