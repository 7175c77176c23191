#include "core/census/days.hpp"

#include <algorithm>

namespace holdfast::census {

static void rule_4001(const Module& m, Findings& found) {
    const auto is_open = [](const ProtectionPlan& plan) { return !plan.ended_on.on; };
    if (std::ranges::none_of(m.details.protection_plans, is_open)) return;
    for (const auto& plan : m.details.cin_plans)
        if (plan.started_on.on && !plan.ended_on.on) found.add("CINPlanEndDate", plan.ended_on);
}

static bool is_in_cin_plan(const Child& child, const Day& held) {
    for (const auto& details : child.details)
        for (const auto& plan : details.cin_plans)
            if (held.on && plan.started_on.on && *plan.started_on.on <= *held.on && is_before(held, plan.ended_on)) return true;
    return false;
}

static void rule_4003(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        for (const auto& reviews : plan.reviews)
            for (const auto& held : reviews.held_on)
                if (!is_same(held, plan.ended_on) && is_in_cin_plan(m.child, held)) found.add("Reviews", "CPPreviewDate", held);
}

static void rule_4004(const Module& m, Findings& found) {
    if (std::ranges::count_if(m.details.cin_plans, [](const CinPlan& plan) { return !plan.ended_on.on; }) > 1) found.add("CINPlanEndDate", Text{});
}

static void rule_4008(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (is_before(m.child.identifiers.death_on, plan.started_on)) found.add("CINPlanStartDate", plan.started_on);
}

static void rule_4009Q(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (is_before(m.child.identifiers.death_on, plan.ended_on)) found.add("CINPlanEndDate", plan.ended_on);
}

static void rule_4010(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (!plan.started_on.on || is_after(plan.started_on, m.year.reference)) found.add("CINPlanStartDate", plan.started_on);
}

static void rule_4011(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (is_before(plan.ended_on, plan.started_on)) found.add("CINPlanEndDate", plan.ended_on);
}

static void rule_4012Q(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (is_same(plan.started_on, plan.ended_on)) found.add("CINPlanEndDate", plan.ended_on);
}

static void rule_4013(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (is_outside(plan.ended_on, m.year)) found.add("CINPlanEndDate", plan.ended_on);
}

static bool overlaps_another(const Child& child, const CinPlan& plan, const CensusYear& year) {
    for (const auto& details : child.details)
        for (const auto& other : details.cin_plans)
            if (&other != &plan && is_during(plan.started_on, {other.started_on, other.ended_on, !other.ended_on.on}, year)) return true;
    return false;
}

static void rule_4014(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (overlaps_another(m.child, plan, m.year)) found.add("CINPlanStartDate", plan.started_on);
}

static void rule_4015(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (is_before(plan.started_on, m.details.referred_on)) found.add("CINPlanStartDate", plan.started_on);
}

/// Whether a plan of the other kind is open on the day one begins; the day it ends is free for a step up or down.
template <class Plan>
static bool is_open_on(const Plan& plan, const Day& day, const CensusYear& year) {
    if (!day.on || !plan.started_on.on || *day.on < *plan.started_on.on) return false;
    return plan.ended_on.on ? *day.on < *plan.ended_on.on : *day.on <= year.reference;
}

static bool is_in_protection_plan(const Child& child, const Day& day, const CensusYear& year) {
    return std::ranges::any_of(child.details, [&](const CinDetails& details) {
        return std::ranges::any_of(details.protection_plans, [&](const ProtectionPlan& plan) { return is_open_on(plan, day, year); });
    });
}

static bool is_in_open_cin_plan(const Child& child, const Day& day, const CensusYear& year) {
    return std::ranges::any_of(child.details, [&](const CinDetails& details) {
        return std::ranges::any_of(details.cin_plans, [&](const CinPlan& plan) { return is_open_on(plan, day, year); });
    });
}

static void rule_4016(const Module& m, Findings& found) {
    for (const auto& plan : m.details.cin_plans)
        if (is_in_protection_plan(m.child, plan.started_on, m.year)) found.add("CINPlanStartDate", plan.started_on);
}

static void rule_4017(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (is_in_open_cin_plan(m.child, plan.started_on, m.year)) found.add("ChildProtectionPlans", "CPPstartDate", plan.started_on);
}

std::span<const Rule> cin_plan_rules() {
    using enum Severity;
    static constexpr std::string_view table = "CINPlanDates";
    static const Rule rules[] = {
        {"4001", error, table, "A child in need plan is open beside an open child protection plan", "Enter when the plan that has ended did.", rule_4001},
        {"4003", error, table, "A child protection review was held while a child in need plan was open", "Correct the date of the review or of the plan.",
         rule_4003},
        {"4004", error, table, "More than one child in need plan of the episode is open", "Enter when the earlier one ended.", rule_4004},
        {"4008", error, table, "The child in need plan begins after the child's death", "Correct the date that is wrong.", rule_4008},
        {"4009Q", query, table, "The child in need plan ends after the child's death", "Correct the date that is wrong, or explain it.", rule_4009Q},
        {"4010", error, table, "The beginning of the child in need plan is missing or after the census year", "Enter when it began.", rule_4010, Needs::year},
        {"4011", error, table, "The child in need plan ends before it begins", "Correct the date that is wrong.", rule_4011},
        {"4012Q", query, table, "The child in need plan begins and ends on one day", "Correct the dates, or explain it.", rule_4012Q},
        {"4013", error, table, "The child in need plan ended outside the census year", "Correct the date, or leave out a plan of another year.", rule_4013,
         Needs::year},
        {"4014", error, table, "The child in need plan begins while another is open", "Correct the dates so that one ends before the next begins.", rule_4014,
         Needs::year},
        {"4015", error, table, "The child in need plan begins before the referral", "Correct the date that is wrong.", rule_4015},
        {"4016", error, table, "The child in need plan begins while a child protection plan is open",
         "Correct the dates; it may begin on the day the child protection plan ends.", rule_4016, Needs::year},
        {"4017", error, table, "The child protection plan begins while a child in need plan is open",
         "Correct the dates; it may begin on the day the child in need plan ends.", rule_4017, Needs::year},
    };
    return rules;
}

}  // namespace holdfast::census
