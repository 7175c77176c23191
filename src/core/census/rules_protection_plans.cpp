#include "core/census/codes.hpp"
#include "core/census/days.hpp"

#include <algorithm>

namespace holdfast::census {

static void rule_1105(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (is_before(plan.started_on, m.details.referred_on)) found.add("CPPstartDate", plan.started_on);
}

/// An enquiry for which no conference was required is left out; where none is left, the episode's own conference counts.
static bool has_conference_on(const CinDetails& details, const Day& day) {
    bool is_enquiry = false;
    for (const auto& enquiry : details.section_47) {
        if (enquiry.conference_not_required.is_true()) continue;
        is_enquiry = true;
        if (is_same(enquiry.conference_on, day)) return true;
    }
    return !is_enquiry && is_same(details.conference_on, day);
}

static void rule_2885(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (m.year.holds(plan.started_on) && !has_conference_on(m.details, plan.started_on)) found.add("CPPstartDate", plan.started_on);
}

static void rule_8720(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (!plan.started_on.on || is_after(plan.started_on, m.year.reference)) found.add("CPPstartDate", plan.started_on);
}

static void rule_8730(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (plan.earlier_plans.number.value_or(-1) < 0) found.add("NumberOfPreviousCPP", plan.earlier_plans);
}

static void rule_8840(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (is_same(plan.started_on, plan.ended_on)) found.add("CPPendDate", plan.ended_on);
}

static void rule_8841(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        for (const auto& reviews : plan.reviews)
            for (const auto& held : reviews.held_on)
                if (is_before(held, plan.started_on) || is_same(held, plan.started_on)) found.add("Reviews", "CPPreviewDate", held);
}

static void rule_8842Q(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        for (const auto& reviews : plan.reviews) {
            if (reviews.held_on.empty()) found.add("Reviews", "CPPreviewDate", Text{});
            for (const auto& held : reviews.held_on)
                if (!held.on) found.add("Reviews", "CPPreviewDate", held);
        }
}

static void rule_8905(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (!is_code(CodeSet::abuse, plan.initial_category.written)) found.add("InitialCategoryOfAbuse", plan.initial_category);
}

static void rule_8910(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (!is_code(CodeSet::abuse, plan.latest_category.written)) found.add("LatestCategoryOfAbuse", plan.latest_category);
}

static void rule_8915(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (is_before(m.child.identifiers.death_on, plan.started_on)) found.add("CPPstartDate", plan.started_on);
}

static void rule_8920(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (is_before(m.child.identifiers.death_on, plan.ended_on)) found.add("CPPendDate", plan.ended_on);
}

static void rule_8925(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (is_before(plan.ended_on, plan.started_on)) found.add("CPPendDate", plan.ended_on);
}

static void rule_8930(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (is_outside(plan.ended_on, m.year)) found.add("CPPendDate", plan.ended_on);
}

static void rule_8935(const Subject& s, Findings& found) {
    std::ptrdiff_t open = 0;
    for (const auto& details : s.child.details)
        open += std::ranges::count_if(details.protection_plans, [](const ProtectionPlan& plan) { return !plan.ended_on.on; });
    if (open > 1) found.add("CPPendDate", Text{});
}

static bool overlaps_another(const Child& child, const ProtectionPlan& plan, const CensusYear& year) {
    for (const auto& details : child.details)
        for (const auto& other : details.protection_plans)
            if (&other != &plan && is_during(plan.started_on, {other.started_on, other.ended_on, !other.ended_on.on}, year)) return true;
    return false;
}

static void rule_8940(const Module& m, Findings& found) {
    for (const auto& plan : m.details.protection_plans)
        if (overlaps_another(m.child, plan, m.year)) found.add("CPPstartDate", plan.started_on);
}

std::span<const Rule> protection_plan_rules() {
    using enum Severity;
    static constexpr std::string_view table = "ChildProtectionPlans";
    static const Rule rules[] = {
        {"1105", error, table, "The child protection plan begins before the referral", "Correct the date that is wrong.", rule_1105},
        {"2885", error, table, "The child protection plan does not begin on the day of an initial conference",
         "Correct the date that is wrong, or add the conference: with the section 47 enquiry or, where there was none, with the episode.", rule_2885,
         Needs::year},
        {"8720", error, table, "The beginning of the child protection plan is missing or after the census year", "Enter when it began.", rule_8720,
         Needs::year},
        {"8730", error, table, "The number of earlier child protection plans is missing or below nought",
         "Enter how many plans the child had before; 0 where there was none.", rule_8730},
        {"8840", error, table, "The child protection plan begins and ends on one day", "Correct the dates, or take out the plan.", rule_8840},
        {"8841", error, table, "A review was held on the day the child protection plan began, or before",
         "Correct the date; the initial conference is no review.", rule_8841},
        {"8842Q", query, table, "A review of the child protection plan has no date", "Enter the date, or take out the review.", rule_8842Q},
        {"8905", error, table, "The initial category of abuse is missing or no code of the census", "Enter NEG, PHY, SAB, EMO or MUL.", rule_8905},
        {"8910", error, table, "The latest category of abuse is missing or no code of the census", "Enter NEG, PHY, SAB, EMO or MUL.", rule_8910},
        {"8915", error, table, "The child protection plan begins after the child's death", "Correct the date that is wrong.", rule_8915},
        {"8920", error, table, "The child protection plan ends after the child's death", "Correct the date that is wrong.", rule_8920},
        {"8925", error, table, "The child protection plan ends before it begins", "Correct the date that is wrong.", rule_8925},
        {"8930", error, table, "The child protection plan ended outside the census year", "Correct the date, or leave out a plan of another year.", rule_8930,
         Needs::year},
        {"8935", error, table, "The child has more than one open child protection plan", "Enter when the earlier one ended.", rule_8935},
        {"8940", error, table, "The child protection plan begins while another is open", "Correct the dates so that one ends before the next begins.",
         rule_8940, Needs::year},
    };
    return rules;
}

}  // namespace holdfast::census
