#include "features/early_help/held_service.hpp"

#include "core/people/person_store.hpp"
#include "features/early_help/absence_store.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/meeting_store.hpp"
#include "features/early_help/panel_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

using subject_access::HeldItem;

static std::string listed(const std::vector<std::string>& tokens) {
    std::string words;
    for (const auto& topic : topics)
        if (std::ranges::find(tokens, topic.token) != tokens.end()) words += fmt::format("{}{}", words.empty() ? "" : "; ", topic.words);
    return words.empty() ? "none" : words;
}

/// One assessment with all that stands in it. What parents, practitioners and others said or are is theirs too.
static void hold(trail::View& view, const Assessment& one, std::vector<HeldItem>& items) {
    const auto add = [&](const char* what, std::string when, std::string words, bool is_about_others) {
        if (!words.empty())
            items.push_back({.what = what, .when = std::move(when), .from = one.lead.agency, .words = std::move(words), .is_about_others = is_about_others});
    };
    const auto start = in_words(one.started_on);
    add("Early help assessment", start,
        fmt::format("{}. Lead professional: {}, {}. Consent: {}{}{}", one.reference, one.lead.name, one.lead.agency, line_of(consents, one.consent.state).words,
                    one.consent.by.empty() ? "" : ", by ", one.consent.by),
        true);
    add("What the child says", start, one.words.child, false);
    add("What the child's words changed", start, one.words.child_use, false);
    add("What parents or carers say", start, one.words.parents, true);
    for (const auto& findings : findings_of(view, one.id))
        if (!findings.words.empty())
            add("Needs and strengths", start,
                fmt::format("{}. Strengths: {}. Needs: {}. {}", line_of(domains, findings.domain).words, listed(findings.strengths), listed(findings.needs),
                            findings.words),
                true);
    for (const auto& entry : entries_of(view, one.id))
        add("Early help", in_words(entry.happened_on),
            fmt::format("{}: {}{}{}{}{}", line_of(entry_kinds, entry.kind).words, entry.who, entry.who.empty() ? "" : ". ",
                        entry.decision ? line_of(escalations, *entry.decision).words : std::string_view{}, entry.decision ? ". " : "", entry.words),
            true);
    for (const auto& meeting : meetings_of(view, one.id)) {
        const auto when = in_words(meeting.held_on);
        std::string names;
        for (const auto& invited : meeting.invited) names += fmt::format("{} ({}). ", invited.who, line_of(attendances, invited.attendance).words);
        add("What the child thinks, at a meeting of early help", when, meeting.child_view, meeting.child_part == ChildPart::spoken_for);
        add("Meeting of early help", when, names + meeting.agreed, true);
    }
    for (const auto& at_panel : cases_about(view, one.id)) {
        add("Why it came to an early help panel", at_panel.decided_on ? in_words(*at_panel.decided_on) : start, at_panel.why, true);
        if (at_panel.decision)
            add("What an early help panel decided", in_words(*at_panel.decided_on),
                fmt::format("{}: {}", line_of(panel_decisions, *at_panel.decision).words, at_panel.reasons), true);
    }
    if (one.end_reason)
        add("Why the early help assessment was closed", in_words(*one.closed_on), std::string(line_of(end_reasons, *one.end_reason).words), false);
}

subject_access::RecordSource held_about_children() {
    return {.title = "Early help", .items = [](trail::View& view, const std::string& reference) {
                std::vector<HeldItem> items;
                if (const auto child = people::find_person(view, reference)) {
                    for (const auto& one : assessments_of(view, child->id)) hold(view, one, items);
                    for (const auto& one : absences_of(view, child->id))
                        items.push_back({.what = "Absence from school",
                                         .when = one.year,
                                         .from = "School " + one.school,
                                         .words = fmt::format("{}, school {}: {}", line_of(terms, one.term).words, one.school, in_words(one.sessions))});
                }
                return items;
            }};
}

}  // namespace holdfast::early_help
