#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "base/record_ref.hpp"
#include "core/pathway/early.hpp"
#include "core/policy/record_store.hpp"
#include "core/trail/actor.hpp"
#include "core/workflow/workflow.hpp"
#include "features/early_help/permissions.hpp"
#include "features/early_help/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::early_help {

enum class Stage : std::uint8_t { open, closed };
enum class Step : std::uint8_t { close, reopen };
inline constexpr std::array stages{Token{Stage::open, "open", "Open"}, Token{Stage::closed, "closed", "Closed"}};

using Move = workflow::Transition<Stage, Step>;
/// One that was closed by mistake, or too soon, is opened again with the reason; a family that comes back with other needs is assessed anew.
inline constexpr workflow::Workflow pathway_of_assessment{
    Stage::open, std::array{Move{Stage::open, Step::close, Stage::closed, permissions::record, "early_help.assessment_closed"},
                            Move{Stage::closed, Step::reopen, Stage::open, permissions::record, "early_help.assessment_reopened"}}};

/// Who holds the help together and is the one the family turns to.
struct Lead {
    std::optional<Id<trail::Account>> account{};  ///< nothing for somebody who does not sign in here
    std::string name{}, agency{};
    friend bool operator==(const Lead&, const Lead&) = default;
};
/// Whether the family wants the help, as somebody of it said on a day.
struct ConsentSaid {
    Consent state{};
    std::string by{};
    std::optional<Date> on{};
    friend bool operator==(const ConsentSaid&, const ConsentSaid&) = default;
};
/// What the family says, in its own words.
struct OwnWords {
    std::string child{};
    std::string child_use{};  ///< what they changed in the assessment
    std::string parents{};
    friend bool operator==(const OwnWords&, const OwnWords&) = default;
};
/// What a domain needs, and what is strong in it.
struct Findings {
    Domain domain{};
    std::vector<std::string> needs{}, strengths{};  ///< tokens of topics
    std::string words{};
    friend bool operator==(const Findings&, const Findings&) = default;
};

struct Assessment {
    Id<Assessment> id{};
    std::string reference{};
    Id<people::Person> child{};
    Date started_on{};
    Lead lead{};
    ConsentSaid consent{};
    OwnWords words{};
    Stage stage{};
    std::optional<Date> reviewed_on{};
    std::optional<Date> stuck_on{};
    std::optional<Date> closed_on{};
    std::optional<EndReason> end_reason{};
    Id<trail::Account> begun_by{};
    std::optional<Id<pathway::EarlyHelp>> early_help{};     ///< the same as the child's pathway has it
    std::optional<Id<policy::Involvement>> part_of_lead{};  ///< the part that the lead professional got as such
    std::int64_t version{};                                 ///< of what is changed in place: words, findings, consent, lead professional

    RecordRef record() const { return {assessment_kind, reference}; }
};

/// One thing that happened in it, as it was written down; nothing of it is ever changed.
struct Entry {
    Id<Entry> id{};
    EntryKind kind{};
    Date happened_on{};
    std::string who{};  ///< the named person: who considered escalation, who took the child over
    std::optional<Escalation> decision{};
    std::string words{};
    Instant written_at{};
    Id<trail::Account> written_by{};
};
/// The latest of the kind by its day, or nothing.
const Entry* latest_of(const std::vector<Entry>& entries, EntryKind kind);

struct Beginning {
    Date started_on{};
    Lead lead{};
    ConsentSaid consent{};
};
struct Closing {
    std::optional<EndReason> reason{};
    std::string words{};
};

std::vector<FieldError> problems_of(const Lead& lead);
/// Of what is written about a closed assessment: an addendum, or why it is opened again.
std::vector<FieldError> problems_of_words(const std::string& words, const char* wanted);
std::vector<FieldError> problems_of(const ConsentSaid& consent, Date today);
std::vector<FieldError> problems_of(const Beginning& beginning, Date today, const std::optional<Date>& born_on);
/// The child's words take what they changed in the assessment.
std::vector<FieldError> problems_of(const OwnWords& words);
std::vector<FieldError> problems_of(const Findings& findings);
/// Of something that happened on a day while the assessment was open. An escalation takes a named person and a decision, a step a named person.
std::vector<FieldError> problems_of(const Entry& entry, const Assessment& assessment, Date today);
/// What stands in the way of closing it. Lack of engagement, and every reason (but a step up) where the family has said no or the list has no word for it, takes that a
/// named person has considered escalation since then and found that it may be closed, or that the child be referred, which then was done.
std::vector<FieldError> problems_of(const Closing& closing, const Assessment& assessment, const std::vector<Entry>& entries);

}  // namespace holdfast::early_help
