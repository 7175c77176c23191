#include "features/early_help/assessment_service.hpp"

#include "core/access/account_store.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/name_store.hpp"
#include "core/people/person_service.hpp"
#include "core/records/serial_store.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/meeting_store.hpp"
#include "features/early_help/pathway_service.hpp"
#include "features/early_help/standards.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

using policy::Verb;

policy::Question question_of(trail::View& view) { return {assessment_records, policy::belonging_of(view)}; }

clocks::Rules rules_of(trail::View& view) { return clocks::Rules{every_clock, {.calendar = calendar::load_calendar(view)}}; }

Outcome<Assessment> assessment_for(trail::View& view, Verb verb, const std::string& reference) {
    TRY(policy::require(view, verb, question_of(view), reference));
    auto found = find_assessment(view, reference);
    if (!found) return not_found();
    if (verb != Verb::read && found->stage == Stage::closed) return conflict("This assessment is closed. A family that comes back is assessed anew.");
    return *std::move(found);
}

Outcome<people::Person> child_for(trail::View& view, const std::string& reference) {
    TRY(policy::require(view, Verb::read, people::question_of(view), reference));
    const auto person = people::find_person(view, reference);
    if (!person || person->is_adult) return not_found();
    return *person;
}

Outcome<Lead> lead_called(trail::View& view, const std::string& user_name, const std::vector<Role>& roles) {
    const auto found = access::accounts_called(view, user_name);
    if (found.size() != 1) return invalid({{"lead_account", fmt::format("Nobody has the user name “{}”", user_name)}});
    const auto person = access::actor_of(view, found.front().id, roles);
    if (!person || !person->may(permissions::view))
        return invalid({{"lead_account", fmt::format("{} may not read early help assessments", found.front().name)}});
    return Lead{.account = found.front().id, .name = found.front().name, .agency = found.front().agency};
}

/// From when the law gives the record to the whole agency of the lead professional: a local authority answers for the children of its area.
static std::optional<Date> by_law_from(trail::View& view, const std::string& agency) {
    const auto found = organisations::find_agency_called(view, agency, view.today());
    return found && found->type == "local_authority" ? std::optional(view.today()) : std::nullopt;
}

/// Gives the lead professional a part, unless it is who owns the record, or somebody who does not sign in here.
static std::optional<Id<policy::Involvement>> part_for(trail::Change& change, const Assessment& assessment) {
    if (!assessment.lead.account || assessment.lead.account == assessment.begun_by) return std::nullopt;
    return policy::insert_involvement(change, {.kind = std::string(assessment_kind),
                                               .reference = assessment.reference,
                                               .relation = policy::Relation::worker,
                                               .account = assessment.lead.account,
                                               .from = change.today(),
                                               .because = "Lead professional"});
}

static Outcome<Done> save(trail::Change& change, const Assessment& assessment) {
    if (!update_assessment(change, assessment)) return conflict(std::string(changed_since));
    return Done{};
}

/// The same, where the version that its writer saw has to hold still.
static Outcome<Done> save_as_seen(trail::Change& change, Assessment& assessment, std::int64_t version) {
    if (assessment.version != version) return conflict(std::string(changed_since));
    return save(change, assessment);
}

static Entry said_of_consent(const ConsentSaid& consent, Date today) {
    return {
        .kind = EntryKind::consent, .happened_on = consent.on.value_or(today), .who = consent.by, .words = std::string(line_of(consents, consent.state).words)};
}
static Entry said_of_lead(const Lead& lead, Date today) {
    return {.kind = EntryKind::lead, .happened_on = today, .who = fmt::format("{}, {}", lead.name, lead.agency)};
}

Outcome<std::string> begin(trail::Change& change, const std::string& child_reference, const Beginning& beginning) {
    if (!change.may(permissions::record)) return forbidden();
    const auto child = TRY(child_for(change, child_reference));
    if (auto errors = problems_of(beginning, change.today(), pathway::known_by(change, child.id).born_on); !errors.empty()) return invalid(std::move(errors));
    if (const auto open = open_assessment_of(change, child.id))
        return invalid({{"started_on", fmt::format("An assessment of this child is open already, since {}. Its lead professional is of {}",
                                                   in_words(open->started_on), open->lead.agency)}});
    Assessment made{.reference = records::next_reference(change, "EHA"),
                    .child = child.id,
                    .started_on = beginning.started_on,
                    .lead = beginning.lead,
                    .consent = beginning.consent,
                    .begun_by = change.actor().account};
    TRY(policy::enrol(change, {.record = made.record(), .owner_agency = made.lead.agency, .owner_by_law_from = by_law_from(change, made.lead.agency)},
                      change.actor().account));
    made.part_of_lead = part_for(change, made);
    made.early_help = start_in_pathway(change, made);
    made.id = insert_assessment(change, made);
    insert_entry(change, made.id, said_of_consent(made.consent, change.today()));
    TRY(clocks::start(change, rules_of(change), made.record(), review_clock, start_of_day(made.started_on)));
    change.record({"early_help.assessment_begun", made.record(), ""});
    return made.reference;
}

Outcome<Done> write_words(trail::Change& change, const std::string& reference, const OwnWords& words, std::int64_t version) {
    auto assessment = TRY(assessment_for(change, Verb::write, reference));
    if (auto errors = problems_of(words); !errors.empty()) return invalid(std::move(errors));
    assessment.words = words;
    TRY(save_as_seen(change, assessment, version));
    change.record({"early_help.words_written", assessment.record(), ""});
    return Done{};
}

Outcome<Done> write_findings(trail::Change& change, const std::string& reference, const Findings& findings, std::int64_t version) {
    auto assessment = TRY(assessment_for(change, Verb::write, reference));
    if (auto errors = problems_of(findings); !errors.empty()) return invalid(std::move(errors));
    TRY(save_as_seen(change, assessment, version));
    put_findings(change, assessment.id, findings);
    change.record({"early_help.findings_written", assessment.record(), std::string(line_of(domains, findings.domain).token)});
    return Done{};
}

Outcome<Done> record_consent(trail::Change& change, const std::string& reference, const ConsentSaid& consent, std::int64_t version) {
    auto assessment = TRY(assessment_for(change, Verb::write, reference));
    if (auto errors = problems_of(consent, change.today()); !errors.empty()) return invalid(std::move(errors));
    assessment.consent = consent;
    TRY(save_as_seen(change, assessment, version));
    insert_entry(change, assessment.id, said_of_consent(consent, change.today()));
    change.record({"early_help.consent_recorded", assessment.record(), ""});
    return Done{};
}

Outcome<Done> pass_to(trail::Change& change, const std::string& reference, const Lead& lead, std::int64_t version) {
    auto assessment = TRY(assessment_for(change, Verb::write, reference));
    if (auto errors = problems_of(lead); !errors.empty()) return invalid(std::move(errors));
    if (assessment.version != version) return conflict(std::string(changed_since));
    if (assessment.part_of_lead) policy::end_given_part(change, assessment_records, *assessment.part_of_lead);
    assessment.lead = lead;
    assessment.part_of_lead = part_for(change, assessment);
    rename_in_pathway(change, assessment);
    TRY(save(change, assessment));
    insert_entry(change, assessment.id, said_of_lead(lead, change.today()));
    change.record({"early_help.lead_changed", assessment.record(), ""});
    return Done{};
}

/// The next review is due from the latest one; a review that is written down late says nothing of what is due now.
static Outcome<Done> turn_clock(trail::Change& change, Assessment& assessment, Date held_on) {
    if (assessment.reviewed_on && held_on < *assessment.reviewed_on) return Done{};
    assessment.reviewed_on = held_on;
    const auto rules = rules_of(change);
    TRY(clocks::meet(change, rules, assessment.record(), review_clock, start_of_day(held_on)));
    return clocks::start(change, rules, assessment.record(), review_clock, start_of_day(held_on));
}

Outcome<Done> write_entry(trail::Change& change, const std::string& reference, const Entry& entry) {
    auto assessment = TRY(assessment_for(change, Verb::write, reference));
    const bool has_own_door = entry.kind == EntryKind::consent || entry.kind == EntryKind::lead || entry.kind >= EntryKind::closure;
    if (has_own_door) return not_found();
    if (auto errors = problems_of(entry, assessment, change.today()); !errors.empty()) return invalid(std::move(errors));
    if (entry.kind == EntryKind::review) TRY(turn_clock(change, assessment, entry.happened_on));
    if (entry.kind == EntryKind::stuck) assessment.stuck_on = entry.happened_on;
    if (entry.kind == EntryKind::moving) assessment.stuck_on.reset();
    put_progress(change, assessment);
    insert_entry(change, assessment.id, entry);
    change.record({"early_help.entry_written", assessment.record(), std::string(line_of(entry_kinds, entry.kind).token)});
    return Done{};
}

Outcome<Done> record_meeting(trail::Change& change, const std::string& reference, const Meeting& meeting) {
    auto assessment = TRY(assessment_for(change, Verb::write, reference));
    if (auto errors = problems_of(meeting, assessment, change.today()); !errors.empty()) return invalid(std::move(errors));
    insert_meeting(change, assessment.id, meeting);
    if (meeting.is_review) {
        TRY(turn_clock(change, assessment, meeting.held_on));
        put_progress(change, assessment);
        insert_entry(change, assessment.id, {.kind = EntryKind::review, .happened_on = meeting.held_on, .words = meeting.agreed});
    }
    change.record({"early_help.meeting_recorded", assessment.record(), ""});
    return Done{};
}

Outcome<Done> close(trail::Change& change, const std::string& reference, const Closing& closing) {
    auto assessment = TRY(assessment_for(change, Verb::advance, reference));
    const auto move = TRY(pathway_of_assessment.take(change.actor(), assessment.stage, Step::close));
    if (auto errors = problems_of(closing, assessment, entries_of(change, assessment.id)); !errors.empty()) return invalid(std::move(errors));
    assessment.stage = move.to;
    assessment.closed_on = change.today();
    assessment.end_reason = closing.reason;
    assessment.stuck_on.reset();
    TRY(save(change, assessment));
    end_in_pathway(change, assessment);
    insert_entry(change, assessment.id, {.kind = EntryKind::closure, .happened_on = change.today(), .words = closing.words});
    clocks::cancel(change, rules_of(change), assessment.record(), review_clock);
    change.record({move.event, assessment.record(), ""});
    return Done{};
}

}  // namespace holdfast::early_help
