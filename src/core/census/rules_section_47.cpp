#include "core/census/days.hpp"

#include <algorithm>

namespace holdfast::census {

/// No conference yet, and none given up.
static bool is_open(const Section47& enquiry) { return !enquiry.conference_on.on && !enquiry.conference_not_required.is_true(); }
static bool awaits_conference(const Section47& enquiry) { return !enquiry.conference_on.on && enquiry.conference_not_required.is_false(); }

static void rule_1104(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47)
        if (is_before(enquiry.conference_on, m.details.referred_on)) found.add("DateOfInitialCPC", enquiry.conference_on);
}

static void rule_2884(const Module& m, Findings& found) {
    for (const auto& other : m.child.details)
        for (const auto& enquiry : other.section_47)
            if (is_same(m.details.conference_on, enquiry.conference_on)) return found.add("CINdetails", "DateOfInitialCPC", m.details.conference_on);
}

static void rule_2889(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47)
        if (is_before(enquiry.started_on, m.details.referred_on)) found.add("S47ActualStartDate", enquiry.started_on);
}

static void rule_8615(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47)
        if (enquiry.conference_on.on && (!enquiry.started_on.on || is_before(enquiry.conference_on, enquiry.started_on)))
            found.add("S47ActualStartDate", enquiry.started_on);
}

static void rule_8675Q(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47)
        if (awaits_conference(enquiry) && is_before(enquiry.started_on, *m.year.working_days_15)) found.add("S47ActualStartDate", enquiry.started_on);
}

static void rule_8715(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47)
        if (is_outside(enquiry.conference_on, m.year)) found.add("DateOfInitialCPC", enquiry.conference_on);
}

static void rule_8740(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47)
        if (awaits_conference(enquiry) && !m.year.holds(enquiry.started_on)) found.add("S47ActualStartDate", enquiry.started_on);
}

static void rule_8839(const Module& m, Findings& found) {
    if (std::ranges::count_if(m.details.section_47, is_open) > 1) found.add("DateOfInitialCPC", Text{});
}

static void rule_8870Q(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47)
        if (is_weekend(enquiry.conference_target_on)) found.add("InitialCPCtarget", enquiry.conference_target_on);
}

static void rule_8875(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47)
        if (is_weekend(enquiry.conference_on)) found.add("DateOfInitialCPC", enquiry.conference_on);
}

static void rule_8890(const Module& m, Findings& found) {
    for (const auto& enquiry : m.details.section_47) {
        const auto is_beside = [&](const Section47& other) {
            return &other != &enquiry && is_during(enquiry.started_on, {other.started_on, other.conference_on, is_open(other)}, m.year);
        };
        if (std::ranges::any_of(m.details.section_47, is_beside)) found.add("S47ActualStartDate", enquiry.started_on);
    }
}

std::span<const Rule> section_47_rules() {
    using enum Severity;
    static constexpr std::string_view table = "Section47";
    static const Rule rules[] = {
        {"1104", error, table, "The initial conference was before the referral", "Correct the date that is wrong.", rule_1104},
        {"2884", error, table, "The same conference is recorded with the section 47 enquiry and with the episode of need",
         "Keep it with the enquiry; with the episode stand conferences that no enquiry here led to.", rule_2884},
        {"2889", error, table, "The section 47 enquiry begins before the referral", "Correct the date that is wrong.", rule_2889},
        {"8615", error, table, "The section 47 enquiry has no beginning, or began after its conference",
         "Enter when it began, or correct the date of the conference.", rule_8615},
        {"8675Q", query, table, "The section 47 enquiry began more than 15 working days before the end of the year and has had no conference",
         "Enter the date of the conference or that none was required, or explain the delay.", rule_8675Q, Needs::working_days},
        {"8715", error, table, "The conference was outside the census year", "Correct the date, or leave out a conference of another year.", rule_8715,
         Needs::year},
        {"8740", error, table, "The section 47 enquiry awaits its conference and did not begin in the census year",
         "Enter when it began, and the date of the conference or that none was required.", rule_8740, Needs::year},
        {"8839", error, table, "More than one section 47 enquiry of the episode is open", "Enter the dates of the conferences or that none was required.",
         rule_8839},
        {"8870Q", query, table, "The conference is due on a weekend", "Enter the working day by which it is due, or explain it.", rule_8870Q},
        {"8875", error, table, "The conference was held on a weekend", "Correct the date of the conference.", rule_8875},
        {"8890", error, table, "The section 47 enquiry begins while another is open", "Correct the dates, or make them one enquiry.", rule_8890, Needs::year},
    };
    return rules;
}

}  // namespace holdfast::census
