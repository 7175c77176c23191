#include "core/census/days.hpp"

#include <algorithm>

namespace holdfast::census {

static void rule_1103(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments)
        if (is_before(assessment.started_on, m.details.referred_on)) found.add("AssessmentActualStartDate", assessment.started_on);
}

static void rule_8608(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments)
        if (is_before(assessment.authorised_on, assessment.started_on)) found.add("AssessmentAuthorisationDate", assessment.authorised_on);
}

static void rule_8670Q(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments)
        if (!assessment.authorised_on.on && is_before(assessment.started_on, *m.year.working_days_45))
            found.add("AssessmentActualStartDate", assessment.started_on);
}

static void rule_8696(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments)
        if (is_outside(assessment.authorised_on, m.year)) found.add("AssessmentAuthorisationDate", assessment.authorised_on);
}

static void rule_8736(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments)
        if (!assessment.authorised_on.on && !m.year.holds(assessment.started_on)) found.add("AssessmentActualStartDate", assessment.started_on);
}

static void rule_8863Q(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments) {
        const auto is_beside = [&](const Assessment& other) {
            return &other != &assessment && is_during(assessment.started_on, {other.started_on, other.authorised_on, !other.authorised_on.on}, m.year);
        };
        if (std::ranges::any_of(m.details.assessments, is_beside)) found.add("AssessmentActualStartDate", assessment.started_on);
    }
}

static void rule_8896(const Module& m, Findings& found) {
    const auto is_open = [](const Assessment& assessment) { return !assessment.authorised_on.on; };
    if (std::ranges::count_if(m.details.assessments, is_open) > 1) found.add("AssessmentAuthorisationDate", Text{});
}

static void rule_2991Q(const Module& m, Findings& found) {
    if (!m.details.section_47.empty() && m.details.assessments.empty()) found.add("AssessmentActualStartDate", Text{});
}

std::span<const Rule> assessment_rules() {
    using enum Severity;
    static constexpr std::string_view table = "Assessments";
    static const Rule rules[] = {
        {"1103", error, table, "The assessment begins before its referral", "Correct the date that is wrong.", rule_1103},
        {"8608", error, table, "The assessment ends before it begins", "Correct the date that is wrong.", rule_8608},
        {"8670Q", query, table, "The assessment is not finished and began more than 45 working days before the end of the year",
         "Enter when it was authorised, or explain why it is not finished.", rule_8670Q, Needs::working_days},
        {"8696", error, table, "The assessment ended outside the census year", "Correct the date, or leave out an assessment of another year.", rule_8696,
         Needs::year},
        {"8736", error, table, "The assessment is not finished and did not begin in the census year",
         "Enter when it began and, if it is finished, when it was authorised.", rule_8736, Needs::year},
        {"8863Q", query, table, "The assessment begins while another runs", "Correct the dates, or explain the two.", rule_8863Q, Needs::year},
        {"8896", error, table, "More than one assessment of the episode is not finished", "Enter when they were authorised, or take one out.", rule_8896},
        {"2991Q", query, table, "There is a section 47 enquiry and no assessment", "Add the assessment, or explain why there is none.", rule_2991Q},
    };
    return rules;
}

}  // namespace holdfast::census
