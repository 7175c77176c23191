#include "core/census/codes.hpp"
#include "core/census/days.hpp"

#include <algorithm>

namespace holdfast::census {

static void rule_8555Q(const Module& m, Findings& found) {
    if (is_before(m.child.identifiers.death_on, m.details.referred_on)) found.add("CINreferralDate", m.details.referred_on);
}

static void rule_8568(const Module& m, Findings& found) {
    if (!m.details.no_further_action.is) found.add("ReferralNFA", m.details.no_further_action);
}

static void rule_8569Q(const Module& m, Findings& found) {
    if (is_before(m.details.referred_on, *m.year.working_day_before) && !m.details.no_further_action.is_false())
        found.add("ReferralNFA", m.details.no_further_action);
}

static void rule_8600(const Module& m, Findings& found) {
    if (!m.details.referred_on.on || is_after(m.details.referred_on, m.year.reference)) found.add("CINreferralDate", m.details.referred_on);
}

static void rule_8606(const Module& m, Findings& found) {
    constexpr std::chrono::days forty_weeks{280};
    const auto& who = m.child.identifiers;
    const auto is_too_early = [&](const Day& birth) { return birth.on && is_before(m.details.referred_on, *birth.on - forty_weeks); };
    if (is_too_early(who.birth_on) || is_too_early(who.expected_birth_on)) found.add("CINreferralDate", m.details.referred_on);
}

static void rule_8610(const Module& m, Findings& found) {
    if (m.details.no_further_action.is_false() && !m.details.primary_need.is_given()) found.add("PrimaryNeedCode", m.details.primary_need);
}

static void rule_8650(const Module& m, Findings& found) {
    const auto& need = m.details.primary_need;
    if (need.is_given() && !is_code(CodeSet::primary_need, need.written)) found.add("PrimaryNeedCode", need);
}

static void rule_8866(const Module& m, Findings& found) {
    if (!m.details.referred_on.on || is_before(m.details.referred_on, make_date(2013, 4, 1))) return;
    if (!is_code(CodeSet::referral_source, m.details.referral_source.written)) found.add("ReferralSource", m.details.referral_source);
}

static bool is_open(const CinDetails& details) { return !details.closed_on.on && details.no_further_action.is_false(); }

static void rule_8815(const Subject& s, Findings& found) {
    if (std::ranges::count_if(s.child.details, is_open) > 1) found.add("CINclosureDate", Text{});
}

static void rule_8816(const Module& m, Findings& found) {
    if (!is_open(m.details)) return;
    const auto is_later = [&](const CinDetails& other) { return is_before(m.details.referred_on, other.referred_on); };
    if (std::ranges::any_of(m.child.details, is_later)) found.add("CINreferralDate", m.details.referred_on);
}

/// The day a case is closed is no longer part of it, nor is the reference date of one that goes on.
static bool is_running(const CinDetails& details, const Day& day, const CensusYear& year) {
    if (!day.on || !details.referred_on.on || *day.on < *details.referred_on.on) return false;
    if (details.closed_on.on) return *day.on < *details.closed_on.on;
    return details.no_further_action.is_false() && *day.on < year.reference;
}

static void rule_8820(const Module& m, Findings& found) {
    const auto is_beside = [&](const CinDetails& other) { return &other != &m.details && is_running(other, m.details.referred_on, m.year); };
    if (std::ranges::any_of(m.child.details, is_beside)) found.add("CINreferralDate", m.details.referred_on);
}

static void rule_8831(const Module& m, Findings& found) {
    if (!m.details.no_further_action.is_true()) return;
    const auto add = [&](std::string_view table, std::string_view field, const Day& day) {
        if (day.is_given()) found.add(table, field, day);
    };
    add("CINdetails", "DateOfInitialCPC", m.details.conference_on);
    for (const auto& assessment : m.details.assessments) {
        add("Assessments", "AssessmentActualStartDate", assessment.started_on);
        add("Assessments", "AssessmentAuthorisationDate", assessment.authorised_on);
    }
    for (const auto& enquiry : m.details.section_47) {
        add("Section47", "S47ActualStartDate", enquiry.started_on);
        add("Section47", "DateOfInitialCPC", enquiry.conference_on);
    }
}

static void rule_8832(const Module& m, Findings& found) {
    if (m.details.no_further_action.is_true() && !m.details.protection_plans.empty()) found.add("ReferralNFA", m.details.no_further_action);
}

static void rule_4000(const Module& m, Findings& found) {
    if (m.details.no_further_action.is_true() && !m.details.cin_plans.empty()) found.add("ReferralNFA", m.details.no_further_action);
}

std::span<const Rule> referral_rules() {
    using enum Severity;
    static constexpr std::string_view details = "CINdetails";
    static const Rule rules[] = {
        {"8555Q", query, details, "The child was referred after death", "Correct the referral date or the date of death.", rule_8555Q},
        {"8568", error, details, "Whether the referral led to no further action is missing or not readable", "Enter 0 or 1 (false or true).", rule_8568},
        {"8569Q", query, details, "A referral from before the census year is marked as no further action",
         "Leave it out of this return, or correct ReferralNFA or the referral date.", rule_8569Q, Needs::working_days},
        {"8600", error, details, "The referral date is missing or after the census year",
         "Enter the date of the referral; leave out a referral of the next year.", rule_8600, Needs::year},
        {"8606", error, details, "The child was referred more than 40 weeks before birth, expected or actual",
         "Correct the referral date or the date of birth.", rule_8606},
        {"8610", error, details, "A referral that went further has no primary need", "Enter one of the codes N1 to N9, or N0.", rule_8610},
        {"8650", error, details, "The primary need is no code of the census", "Enter one of the codes N1 to N9, or N0.", rule_8650},
        {"8866", error, details, "The source of the referral is missing or no code of the census", "Enter one of the 22 codes; 10 where it is not known.",
         rule_8866},
        {"8815", error, details, "More than one episode of need is open", "Close all but the latest, or mark those that went no further.", rule_8815},
        {"8816", error, details, "An open episode of need is not the child's latest", "Close it, or correct the referral dates.", rule_8816},
        {"8820", error, details, "The episode of need begins while another is open",
         "Correct the dates so that one ends before the next begins, or make them one.", rule_8820, Needs::year},
        {"8831", error, details, "There is activity on a referral with no further action", "Correct ReferralNFA, or take out the activity.", rule_8831},
        {"8832", error, details, "There is a child protection plan on a referral with no further action", "Correct ReferralNFA, or take out the plan.",
         rule_8832},
        {"4000", error, details, "There is a child in need plan on a referral with no further action", "Correct ReferralNFA, or take out the plan.", rule_4000},
    };
    return rules;
}

}  // namespace holdfast::census
