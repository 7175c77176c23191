#include "features/early_help/assessment.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace holdfast::early_help {

static constexpr std::size_t longest_line = 200, longest_words = 20'000;

static void check_line(const std::string& text, const char* field, std::vector<FieldError>& errors) {
    if (text.size() > longest_line) errors.push_back({field, "Enter 200 characters or fewer"});
}
static void check_words(const std::string& text, const char* field, std::vector<FieldError>& errors) {
    if (text.size() > longest_words) errors.push_back({field, "Enter 20,000 characters or fewer"});
}

const Entry* latest_of(const std::vector<Entry>& entries, EntryKind kind) {
    const Entry* latest = nullptr;
    for (const auto& entry : entries)
        if (entry.kind == kind && (latest == nullptr || entry.happened_on >= latest->happened_on)) latest = &entry;
    return latest;
}

std::vector<FieldError> problems_of(const Lead& lead) {
    std::vector<FieldError> errors;
    if (is_blank(lead.name)) errors.push_back({"lead_name", "Enter the name of the lead professional"});
    if (is_blank(lead.agency)) errors.push_back({"lead_agency", "Enter the agency of the lead professional"});
    check_line(lead.name, "lead_name", errors);
    check_line(lead.agency, "lead_agency", errors);
    return errors;
}

std::vector<FieldError> problems_of_words(const std::string& words, const char* wanted) {
    std::vector<FieldError> errors;
    if (is_blank(words)) errors.push_back({"words", wanted});
    check_words(words, "words", errors);
    return errors;
}

std::vector<FieldError> problems_of(const ConsentSaid& consent, Date today) {
    std::vector<FieldError> errors;
    if (consent.state != Consent::not_asked) {
        if (is_blank(consent.by)) errors.push_back({"consent_by", "Enter who said so: the mother, the father, the young person"});
        if (!consent.on) errors.push_back({"consent_on", "Enter the day on which they said so"});
    }
    if (consent.on && *consent.on > today) errors.push_back({"consent_on", "The day must be today or in the past"});
    check_line(consent.by, "consent_by", errors);
    return errors;
}

std::vector<FieldError> problems_of(const Beginning& beginning, Date today, const std::optional<Date>& born_on) {
    std::vector<FieldError> errors;
    if (beginning.started_on > today) errors.push_back({"started_on", "The start must be today or in the past"});
    else if (born_on && beginning.started_on < *born_on && *born_on <= today) errors.push_back({"started_on", "The start cannot be before the child was born"});
    for (auto& error : problems_of(beginning.lead)) errors.push_back(std::move(error));
    for (auto& error : problems_of(beginning.consent, today)) errors.push_back(std::move(error));
    return errors;
}

std::vector<FieldError> problems_of(const OwnWords& words) {
    std::vector<FieldError> errors;
    if (!is_blank(words.child) && is_blank(words.child_use)) errors.push_back({"child_use", "Say what the child's words change in what is done"});
    check_words(words.child, "child", errors);
    check_words(words.child_use, "child_use", errors);
    check_words(words.parents, "parents", errors);
    return errors;
}

std::vector<FieldError> problems_of(const Findings& findings) {
    std::vector<FieldError> errors;
    const auto is_foreign = [&](const std::string& token) { return !has_topic(findings.domain, token); };
    if (std::ranges::any_of(findings.needs, is_foreign)) errors.push_back({"needs", "Choose from the list"});
    if (std::ranges::any_of(findings.strengths, is_foreign)) errors.push_back({"strengths", "Choose from the list"});
    if ((!findings.needs.empty() || !findings.strengths.empty()) && is_blank(findings.words))
        errors.push_back({"words", "Say what you saw or were told that shows it"});
    check_words(findings.words, "words", errors);
    return errors;
}

/// What is asked in words of each kind of entry.
static const char* words_wanted(EntryKind kind) {
    switch (kind) {
        case EntryKind::review: return "Say what has changed for the child, and what comes next";
        case EntryKind::escalation: return "Give the reasons";
        case EntryKind::step_up:
        case EntryKind::step_down: return "Give the reason";
        case EntryKind::stuck: return "Say what stands in the way";
        case EntryKind::moving: return "Say what has changed";
        case EntryKind::consent:
        case EntryKind::lead:
        case EntryKind::closure:
        case EntryKind::panel:
        case EntryKind::addendum:
        case EntryKind::reopening: break;
    }
    return nullptr;
}

static bool names_somebody(EntryKind kind) { return kind == EntryKind::escalation || kind == EntryKind::step_up || kind == EntryKind::step_down; }

std::vector<FieldError> problems_of(const Entry& entry, const Assessment& assessment, Date today) {
    std::vector<FieldError> errors;
    if (entry.happened_on > today) errors.push_back({"happened_on", "The day must be today or in the past"});
    else if (entry.happened_on < assessment.started_on && entry.kind != EntryKind::step_down)
        errors.push_back({"happened_on", "The day cannot be before the assessment started, on " + in_words(assessment.started_on)});
    if (names_somebody(entry.kind) && is_blank(entry.who)) errors.push_back({"who", "Enter the name of the person, with their agency"});
    if (entry.kind == EntryKind::escalation && !entry.decision) errors.push_back({"decision", "Choose what was decided"});
    if (const char* wanted = words_wanted(entry.kind); wanted != nullptr && is_blank(entry.words)) errors.push_back({"words", wanted});
    check_line(entry.who, "who", errors);
    check_words(entry.words, "words", errors);
    return errors;
}

/// From which day on escalation must have been considered: since the family said no, and since the last review.
static Date considered_from(const Assessment& assessment) {
    Date from = assessment.started_on;
    if (is_no(assessment.consent.state) && assessment.consent.on) from = std::max(from, *assessment.consent.on);
    if (assessment.reviewed_on) from = std::max(from, *assessment.reviewed_on);
    return from;
}

/// Why escalation does not count as considered, or nothing where it does.
static const char* missing_consideration(const Assessment& assessment, const std::vector<Entry>& entries) {
    const auto* considered = latest_of(entries, EntryKind::escalation);
    if (considered == nullptr) return "Before it is closed like this, a named person has to consider escalation. Record what they decided and why";
    if (considered->happened_on < considered_from(assessment))
        return "Escalation was considered before the last review, or before the family said no. It has to be considered again";
    if (considered->decision == Escalation::go_on)
        return "Whoever considered escalation decided to keep it open. They have to consider it again before it is closed";
    const auto* up = latest_of(entries, EntryKind::step_up);
    if (considered->decision == Escalation::refer && (up == nullptr || up->happened_on < considered->happened_on))
        return "It was decided to refer the child to children's social care. Record the step up first";
    return nullptr;
}

std::vector<FieldError> problems_of(const Closing& closing, const Assessment& assessment, const std::vector<Entry>& entries) {
    std::vector<FieldError> errors;
    const auto *up = latest_of(entries, EntryKind::step_up), *down = latest_of(entries, EntryKind::step_down);
    const bool has_stepped_up = up != nullptr && (down == nullptr || up->happened_on >= down->happened_on);
    if (!closing.reason) errors.push_back({"end_reason", "Choose why it is closed"});
    else if (*closing.reason == EndReason::stepped_up) {
        if (!has_stepped_up) errors.push_back({"end_reason", "Record the step up first: on which day, why, and who took the child over"});
    } else if (*closing.reason == EndReason::no_consent && !is_no(assessment.consent.state))
        errors.push_back({"end_reason", "Record first who refused or withdrew consent, and on which day"});
    else if (*closing.reason == EndReason::no_engagement || *closing.reason == EndReason::other || is_no(assessment.consent.state)) {
        if (const char* missing = missing_consideration(assessment, entries)) errors.push_back({"end_reason", missing});
    }
    if (is_blank(closing.words)) errors.push_back({"words", "Say how things are for the child now, and whom the family can turn to"});
    check_words(closing.words, "words", errors);
    return errors;
}

}  // namespace holdfast::early_help
