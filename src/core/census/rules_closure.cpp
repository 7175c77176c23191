#include "core/census/codes.hpp"
#include "core/census/days.hpp"

#include <algorithm>

namespace holdfast::census {

static bool is_closed_after_assessment(const CinDetails& details) { return details.closure_reason.written == "RC8" || details.closure_reason.written == "RC9"; }

static void rule_8565(const Module& m, Findings& found) {
    const auto check = [&](std::string_view table, std::string_view field, const Day& day) {
        if (is_before(m.details.closed_on, day)) found.add(table, field, day);
    };
    check("CINdetails", "DateOfInitialCPC", m.details.conference_on);
    for (const auto& assessment : m.details.assessments) {
        check("Assessments", "AssessmentActualStartDate", assessment.started_on);
        check("Assessments", "AssessmentAuthorisationDate", assessment.authorised_on);
    }
    for (const auto& enquiry : m.details.section_47) {
        check("Section47", "S47ActualStartDate", enquiry.started_on);
        check("Section47", "DateOfInitialCPC", enquiry.conference_on);
    }
    for (const auto& plan : m.details.protection_plans) check("ChildProtectionPlans", "CPPendDate", plan.ended_on);
    for (const auto& plan : m.details.cin_plans) {
        check("CINPlanDates", "CINPlanStartDate", plan.started_on);
        check("CINPlanDates", "CINPlanEndDate", plan.ended_on);
    }
}

static void rule_8585Q(const Module& m, Findings& found) {
    if (m.details.closure_reason.written == "RC2" && !m.child.identifiers.death_on.on) found.add("ReasonForClosure", m.details.closure_reason);
}

static void rule_8620(const Module& m, Findings& found) {
    if (is_outside(m.details.closed_on, m.year)) found.add("CINclosureDate", m.details.closed_on);
}

static void rule_8630(const Module& m, Findings& found) {
    if (is_before(m.details.closed_on, m.details.referred_on)) found.add("CINclosureDate", m.details.closed_on);
}

static void rule_8640(const Module& m, Findings& found) {
    const auto& reason = m.details.closure_reason;
    if (reason.is_given() && !is_code(CodeSet::closure_reason, reason.written)) found.add("ReasonForClosure", reason);
}

static void rule_8805(const Module& m, Findings& found) {
    if (m.details.closed_on.on && !m.details.closure_reason.is_given()) found.add("ReasonForClosure", m.details.closure_reason);
}

static void rule_8810(const Module& m, Findings& found) {
    if (m.details.closure_reason.is_given() && !m.details.closed_on.on) found.add("CINclosureDate", m.details.closed_on);
}

static void rule_8825Q(const Module& m, Findings& found) {
    if (is_closed_after_assessment(m.details) && m.details.assessments.empty()) found.add("ReasonForClosure", m.details.closure_reason);
}

static void rule_2990(const Module& m, Findings& found) {
    const auto& details = m.details;
    const bool is_more = !details.section_47.empty() || !details.protection_plans.empty() || !details.cin_plans.empty() || details.conference_on.is_given();
    if (is_closed_after_assessment(details) && is_more) found.add("ReasonForClosure", details.closure_reason);
}

static void rule_8867(const Module& m, Findings& found) {
    if (!m.details.closed_on.on) return;
    for (const auto& assessment : m.details.assessments)
        if (!assessment.authorised_on.on) found.add("Assessments", "AssessmentAuthorisationDate", assessment.authorised_on);
}

static void rule_8868(const Module& m, Findings& found) {
    if (!m.details.closed_on.on) return;
    for (const auto& enquiry : m.details.section_47)
        if (enquiry.conference_on.on.has_value() == enquiry.conference_not_required.is_true())
            found.add("Section47", "DateOfInitialCPC", enquiry.conference_on);
}

std::span<const Rule> closure_rules() {
    using enum Severity;
    static constexpr std::string_view details = "CINdetails";
    static const Rule rules[] = {
        {"8565", error, details, "There is activity after the case was closed", "Correct the closure date or the date of the activity.", rule_8565},
        {"8585Q", query, details, "The case was closed because the child died, and there is no date of death",
         "Enter the date of death, or correct the reason.", rule_8585Q},
        {"8620", error, details, "The closure date is not in the census year", "Correct it, or leave out a case closed in another year.", rule_8620,
         Needs::year},
        {"8630", error, details, "The case was closed before it was referred", "Correct the date that is wrong.", rule_8630},
        {"8640", error, details, "The reason for closure is no code of the census", "Enter one of RC1 to RC9.", rule_8640},
        {"8805", error, details, "The case was closed without a reason", "Enter one of RC1 to RC9, or take out the closure date.", rule_8805},
        {"8810", error, details, "There is a reason for closure and no closure date", "Enter the closure date, or take out the reason.", rule_8810},
        {"8825Q", query, details, "The case was closed after assessment, and there is no assessment", "Add the assessment, or correct the reason (RC8, RC9).",
         rule_8825Q},
        {"2990", error, details, "The case was closed after assessment, and there is later activity",
         "Correct the reason (RC8, RC9), or take out the activity.", rule_2990},
        {"8867", error, details, "The case was closed with an assessment that is not finished",
         "Enter when the assessment was authorised, or take out the closure date.", rule_8867},
        {"8868", error, details, "The case was closed with a section 47 enquiry that has no end, or two",
         "Enter the date of the conference or that none was required, not both.", rule_8868},
    };
    return rules;
}

}  // namespace holdfast::census
