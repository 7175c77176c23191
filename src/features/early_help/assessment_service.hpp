#pragma once

#include "core/clocks/clock_store.hpp"
#include "core/people/person_store.hpp"
#include "core/policy/record_service.hpp"
#include "features/early_help/meeting.hpp"

#include <string>

/// What a practitioner does with an early help assessment. Every use case asks the policy first: not_found to who may not know of it.
namespace holdfast::early_help {

policy::Question question_of(trail::View& view);
clocks::Rules rules_of(trail::View& view);
/// Why something is refused that another has changed since it was opened.
inline constexpr std::string_view changed_since = "Somebody else has changed this since you opened it.";

/// The assessment, for who may do this with it. Of a closed one nothing but reading is given.
Outcome<Assessment> assessment_for(trail::View& view, policy::Verb verb, const std::string& reference);
/// The child, for who may read their record; not_found for an adult.
Outcome<people::Person> child_for(trail::View& view, const std::string& reference);

/// Who signs in under this name as the lead professional; refused by the field `lead_account` where nobody does whose roles let them read assessments.
Outcome<Lead> lead_called(trail::View& view, const std::string& user_name, const std::vector<Role>& roles);

/// Begins an assessment of the child, owned by who records it for the agency of the lead professional, who gets a part in it; a local authority has its own by law, as it has the
/// children's records. The child's pathway has it as early help from then on, and the clock of the review runs. Refused while another of the child is open.
Outcome<std::string> begin(trail::Change& change, const std::string& child, const Beginning& beginning);

/// What is changed in place takes the version that its writer saw, and is refused with conflict where it is another by now.
Outcome<Done> write_words(trail::Change& change, const std::string& reference, const OwnWords& words, std::int64_t version);
Outcome<Done> write_findings(trail::Change& change, const std::string& reference, const Findings& findings, std::int64_t version);
Outcome<Done> record_consent(trail::Change& change, const std::string& reference, const ConsentSaid& consent, std::int64_t version);
/// Passes it to another lead professional, from their agency, who gets a part in it instead of the one before.
Outcome<Done> pass_to(trail::Change& change, const std::string& reference, const Lead& lead, std::int64_t version);

/// Writes a review, an escalation that was considered, a step up or down, that it is stuck or moves again. A review ends its clock and starts the next.
Outcome<Done> write_entry(trail::Change& change, const std::string& reference, const Entry& entry);

/// Writes down a meeting of the team around the family. One that was a review ends the clock of the review and starts the next, too.
Outcome<Done> record_meeting(trail::Change& change, const std::string& reference, const Meeting& meeting);

/// Ends it, here and in the child's pathway: see problems_of(Closing).
Outcome<Done> close(trail::Change& change, const std::string& reference, const Closing& closing);
/// Adds to a closed assessment, or puts something right in it: what stands there stays.
Outcome<Done> write_addendum(trail::Change& change, const std::string& reference, const std::string& words);
/// Opens a closed one again, here and in the child's pathway; the clock of the review runs from today. Refused while another of the child is open.
Outcome<Done> reopen(trail::Change& change, const std::string& reference, const std::string& why);

}  // namespace holdfast::early_help
