#include "core/census/codes.hpp"
#include "core/census/days.hpp"

#include <algorithm>

namespace holdfast::census {

template <class Do>
static void each_factor(const Assessment& assessment, Do&& visit) {
    for (const auto& group : assessment.factors)
        for (const auto& code : group.codes)
            if (code.is_given()) visit(code);
}

static bool has_factor(const Assessment& assessment, std::string_view wanted) {
    bool is_there = false;
    each_factor(assessment, [&](const Text& code) { is_there = is_there || code.written == wanted; });
    return is_there;
}

static bool has_factors(const Assessment& assessment) {
    bool is_any = false;
    each_factor(assessment, [&](const Text&) { is_any = true; });
    return is_any;
}

static bool is_finished_in_year(const Assessment& assessment, const CensusYear& year) {
    return assessment.authorised_on.on && *assessment.authorised_on.on >= year.first;
}

static void each_of_code(const Module& m, std::string_view wanted, Findings& found) {
    for (const auto& assessment : m.details.assessments)
        each_factor(assessment, [&](const Text& code) {
            if (code.written == wanted) found.add("AssessmentFactors", code);
        });
}

static void rule_8614(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments)
        if (!assessment.authorised_on.on && has_factors(assessment)) found.add("AssessmentAuthorisationDate", assessment.authorised_on);
}

static void rule_8617(const Module& m, Findings& found) { each_of_code(m, "8A", found); }
static void rule_8945Q(const Module& m, Findings& found) { each_of_code(m, "18A", found); }
static void rule_8950Q(const Module& m, Findings& found) { each_of_code(m, "19A", found); }

static void rule_8869(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments) {
        const Text* none = nullptr;
        bool is_another = false;
        each_factor(assessment, [&](const Text& code) {
            if (code.written == "21") none = &code;
            else is_another = true;
        });
        if (none != nullptr && is_another) found.add("AssessmentFactors", *none);
    }
}

static void rule_8873Q(const Module& m, Findings& found) {
    if (m.details.assessments.size() != 1 || !has_factor(m.details.assessments[0], "21")) return;
    const auto& reason = m.details.closure_reason;
    if (reason.written != "RC8" && reason.written != "RC9") found.add("CINdetails", "ReasonForClosure", reason);
}

static void rule_8897Q(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments) {
        if (!is_finished_in_year(assessment, m.year)) continue;
        if (!has_factors(assessment)) found.add("AssessmentFactors", Text{});
        each_factor(assessment, [&](const Text& code) {
            if (!is_code(CodeSet::factor, code.written)) found.add("AssessmentFactors", code);
        });
    }
}

/// A code is told once, at the second place, however often it is repeated.
static void rule_8898(const Module& m, Findings& found) {
    for (const auto& assessment : m.details.assessments)
        each_factor(assessment, [&](const Text& code) {
            int earlier = 0;
            bool is_reached = false;
            each_factor(assessment, [&](const Text& other) {
                is_reached = is_reached || &other == &code;
                if (!is_reached && other.written == code.written) ++earlier;
            });
            if (earlier == 1) found.add("AssessmentFactors", code);
        });
}

static void rule_8899Q(const Module& m, Findings& found) {
    const auto is_real = [](const Text& code) { return code.is_given() && code.written != "NONE"; };
    const auto has_real = [&](const Disabilities& group) { return std::ranges::any_of(group.codes, is_real); };
    if (std::ranges::none_of(m.child.characteristics.disabilities, has_real)) return;
    for (const auto& assessment : m.details.assessments)
        if (is_finished_in_year(assessment, m.year) && !has_factor(assessment, "5A") && !has_factor(assessment, "6A")) found.add("AssessmentFactors", Text{});
}

std::span<const Rule> factor_rules() {
    using enum Severity;
    static constexpr std::string_view table = "Assessments";
    static const Rule rules[] = {
        {"8614", error, table, "Factors are recorded on an assessment that is not finished", "Enter when it was authorised, or take out the factors.",
         rule_8614},
        {"8617", error, table, "Factor 8A is no code of the census", "Enter which kind of private fostering it is, 8B to 8F.", rule_8617},
        {"8869", error, table, "Factor 21, no factors, stands beside another", "Take out 21, or the other.", rule_8869},
        {"8873Q", query, table, "The only assessment found no factors (21), and the case was not closed after it (RC8, RC9)",
         "Correct the factors or the closure, or explain it.", rule_8873Q},
        {"8897Q", query, table, "A finished assessment has no factor, or one that is no code of the census",
         "Enter the factors found; 21 where there were none.", rule_8897Q, Needs::year},
        {"8898", error, table, "The same factor is there twice in one assessment", "Take one out.", rule_8898},
        {"8945Q", query, table, "Factor 18A is not used any more", "Enter 18B (by a child) or 18C (by an adult).", rule_8945Q, Needs::nothing, 2025},
        {"8950Q", query, table, "Factor 19A is not used any more", "Enter 19B (by a child) or 19C (by an adult).", rule_8950Q, Needs::nothing, 2025},
        {"8899Q", query, table, "A finished assessment of a disabled child has no factor of disability",
         "Add 5A or 6A, or explain why the disability plays no part.", rule_8899Q, Needs::year},
    };
    return rules;
}

}  // namespace holdfast::census
