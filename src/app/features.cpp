#include "app/features.hpp"

#include "app/clock_reference.hpp"
#include "app/disagreements.hpp"
#include "app/roles.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/actions/action_service.hpp"
#include "core/api/front_api.hpp"
#include "core/attachments/attachment_service.hpp"
#include "core/measures/cohort_figures.hpp"
#include "core/people/permissions.hpp"
#include "core/people/person_store.hpp"
#include "features/administration/administration.hpp"
#include "features/agency_systems/agency_systems.hpp"
#include "features/annual_report/annual_report.hpp"
#include "features/audit/audit.hpp"
#include "features/audit/held_service.hpp"
#include "features/case_recording/case_recording.hpp"
#include "features/child_protection/child_protection.hpp"
#include "features/children_in_need/children_in_need.hpp"
#include "features/chronology/chronology.hpp"
#include "features/chronology/held_service.hpp"
#include "features/design/design.hpp"
#include "features/duty_desk/advice_call_service.hpp"
#include "features/duty_desk/duty_desk.hpp"
#include "features/early_help/early_help.hpp"
#include "features/early_help/held_service.hpp"
#include "features/early_help/permissions.hpp"
#include "features/early_help/retention_service.hpp"
#include "features/figure_ledger/figure_ledger.hpp"
#include "features/governance/governance.hpp"
#include "features/inbox/inbox.hpp"
#include "features/invitations/invitations.hpp"
#include "features/hub_contacts/hub_contacts.hpp"
#include "features/hub_contacts/permissions.hpp"
#include "features/hub_contacts/retention_service.hpp"
#include "features/lado/lado.hpp"
#include "features/lado/permissions.hpp"
#include "features/lado/retention_service.hpp"
#include "features/looked_after/looked_after.hpp"
#include "features/mail/mail.hpp"
#include "features/measures/counted_figures.hpp"
#include "features/measures/measures.hpp"
#include "features/need_to_know/need_to_know.hpp"
#include "features/open_id/open_id.hpp"
#include "features/organisations/held_service.hpp"
#include "features/organisations/leaver_service.hpp"
#include "features/organisations/old_agreement_service.hpp"
#include "features/organisations/organisations.hpp"
#include "features/people/people.hpp"
#include "features/person_actions/person_actions.hpp"
#include "features/person_documents/person_documents.hpp"
#include "features/professional_disagreement/held_service.hpp"
#include "features/professional_disagreement/permissions.hpp"
#include "features/professional_disagreement/professional_disagreement.hpp"
#include "features/professional_disagreement/retention_service.hpp"
#include "features/retention/retention.hpp"
#include "features/returns/old_rows_service.hpp"
#include "features/returns/returns.hpp"
#include "features/scorecard/definition_store.hpp"
#include "features/scorecard/scorecard.hpp"
#include "features/sign_in/held_service.hpp"
#include "features/sign_in/old_session_service.hpp"
#include "features/sign_in/sign_in.hpp"
#include "features/statistics/statistics.hpp"
#include "features/subject_access/answered_service.hpp"
#include "features/subject_access/subject_access.hpp"

namespace holdfast::app {

template <class Part>
static std::vector<Part> together(std::vector<Part> parts, const std::vector<Part>& more) {
    parts.insert(parts.end(), more.begin(), more.end());
    return parts;
}

static std::vector<sign_in::OtherSite> other_sites(const open_id::Parties& parties) {
    std::vector<sign_in::OtherSite> sites;
    for (const auto& way : open_id::ways(parties)) sites.push_back({way.name, "/sign-in/with/" + way.key, "/confirm/with/" + way.key});
    return sites;
}

/// Whoever is disposed of goes with all that agencies recorded of their way through services, their actions and their documents.
static retention::Kind with_all_of_theirs(retention::Kind people, const trail::KeyFolder& keys) {
    people.dispose = [dispose = people.dispose, keys](trail::Change& change, const std::string& reference) {
        early_help::erase_all(change, keys, reference);
        professional_disagreement::erase_all(change, {people::person_kind, reference});
        actions::erase_all(change, keys, {people::person_kind, reference});
        attachments::erase_all(change, keys, {people::person_kind, reference});
        if (const auto person = people::find_person(change, reference)) pathway::wipe_pathway(change, person->id);
        dispose(change, reference);
    };
    return people;
}

/// What indicators are called in the ledger, by their codes.
static std::map<std::string, measures::LedgerName> names_on_scorecard(trail::View& view) {
    std::map<std::string, measures::LedgerName> names;
    for (const auto& [code, defined] : scorecard::indicators_by_code(view)) names[code] = {defined.indicator().measure, defined.indicator().basis};
    return names;
}

/// Who asks about a child is told all that any slice holds about them.
static subject_access::RecordSubject children_and_adults(const trail::KeyFolder& keys, const professional_disagreement::SharedDesk& disagreements) {
    auto subject = people::who_can_ask();
    for (auto& source : chronology::held_about_children()) subject.sources.push_back(std::move(source));
    for (auto& source : returns::held_about_children()) subject.sources.push_back(std::move(source));
    subject.sources.push_back(early_help::held_about_children());
    subject.sources.push_back(professional_disagreement::held_about_children(disagreements));
    subject.sources.push_back(person_documents::held_in_documents(keys));
    subject.sources.push_back(person_actions::held_in_actions(keys));
    for (auto& source : need_to_know::held_about_records(people::person_kind)) subject.sources.push_back(std::move(source));
    subject.sources.push_back(audit::who_saw_record(people::person_kind));
    return subject;
}

/// The contacts that advice of the duty desk may have led to.
static duty_desk::Contacts contacts_of_hub() {
    return {.latest =
                [](trail::View& view) {
                    std::vector<duty_desk::OfferedContact> offered;
                    for (const auto& each : hub_contacts::latest_contacts(view)) offered.push_back({each.reference, in_words(each.received_at) + ", " + each.first_child});
                    return offered;
                },
            .path = hub_contacts::path_of_contact};
}

/// The advice of the duty desk that led to a contact.
static std::vector<hub_contacts::AdviceBefore> advice_before(trail::View& view, const std::string& contact) {
    std::vector<hub_contacts::AdviceBefore> advice;
    for (const auto& call : duty_desk::calls_before(view, contact))
        advice.push_back({call.reference, std::string(duty_desk::advice_call_records.path) + call.reference, duty_desk::caller_of(call) + ", " + in_words(call.called_at)});
    return advice;
}

std::vector<actions::Desk> desks_of_actions(const trail::KeyFolder& keys, const std::vector<Role>& roles) {
    std::vector<actions::Desk> desks{person_actions::desk_with(keys, roles), early_help::desk_with(keys, roles)};
    for (auto& desk : lado::desks_of_actions(keys, roles)) desks.push_back(std::move(desk));
    return desks;
}

std::vector<site::Feature> every_feature(const std::vector<Role>& roles, const std::string& partnership, const Surroundings& surroundings) {
    const auto& [keys, mail, of_installation, log, has_gallery] = surroundings;
    const auto parties = of_installation;  // lambdas hold it
    // Those that contribute come first; those that gather are given what they contribute.
    const auto names = std::make_shared<people::NameIndex>();
    const auto disagreements = desk_of_disagreements(roles);
    std::vector<site::Feature> features;
    const auto add = [&](std::string_view work, site::Feature feature) {
        for (auto& item : feature.navigation) item.work = work;
        features.push_back(std::move(feature));
    };
    add(site::works::board, scorecard::feature());
    add(site::works::board, governance::feature());
    add(site::works::board, statistics::feature());
    add(site::works::children, hub_contacts::feature(keys, {roles, early_help::permissions::view, advice_before}, names));
    add(site::works::children, early_help::feature(keys, roles));
    add(site::works::children, lado::feature(keys, roles));
    add(site::works::children, professional_disagreement::feature(disagreements));
    auto report = annual_report::feature(gathered(features, &site::Feature::report_sections), gathered(features, &site::Feature::figures));
    add(site::works::board, std::move(report));
    // What is counted from records stands in the ledger, but not in the annual report, which is made of what was submitted and approved.
    const auto keeper = std::make_shared<measures::CohortKeeper>();
    auto records = measures::feature(keeper, names_on_scorecard);
    auto ledger = figure_ledger::feature(together(gathered(features, &site::Feature::figures), {measures::counted_from_records(keeper, names_on_scorecard)}),
                                         together(gathered(features, &site::Feature::figure_uses), records.figure_uses));
    add(site::works::board, std::move(ledger));
    add(site::works::sharing, audit::feature());
    add(site::works::children, duty_desk::feature(contacts_of_hub()));
    add(site::works::children, people::feature(names));
    add(site::works::children, children_in_need::feature());
    add(site::works::children, child_protection::feature());
    add(site::works::children, looked_after::feature());
    add(site::works::children, case_recording::feature());
    add(site::works::children, chronology::feature({professional_disagreement::beside_chronologies(disagreements)}));
    add(site::works::children, person_documents::feature(keys));
    add(site::works::children, person_actions::feature(desks_of_actions(keys, roles)));
    add(site::works::children, std::move(records));
    add(site::works::children, returns::feature(log));
    const std::vector<policy::RecordKind> kinds_of_records{people::record_kind, hub_contacts::contact_records, hub_contacts::check_records, early_help::assessment_records, lado::allegation_records};
    add(site::works::sharing,
        need_to_know::feature(kinds_of_records, {{lado::vault_name, "Allegations against people who work with children"}}));
    if (has_gallery) add(site::works::running, design::feature());
    add(site::works::running, organisations::feature(roles));
    add(site::works::running,
        sign_in::feature(
            {.partnership = partnership,
             .roles = roles,
             .reading = reading_permissions(),
             .keys = keys,
             .other_sites = [parties] { return other_sites(*parties); },
             .path_after_sign_out = [parties](trail::View& view, std::string_view origin) { return open_id::path_after_sign_out(view, *parties, origin); }}));
    add(site::works::running, open_id::feature({.parties = parties, .roles = roles, .reading = reading_permissions()}));
    add(site::works::running, invitations::feature({.partnership = partnership, .roles = roles, .keys = keys, .mail = mail}));
    add(site::works::running,
        retention::feature(together({organisations::people_who_left(), organisations::old_agreements(), sign_in::old_sign_ins(),
                                     subject_access::answers_released(), returns::rows_without_a_child(), duty_desk::old_advice_calls(), with_all_of_theirs(people::people_of_long_ago(), keys),
                                     early_help::old_assessments(keys), professional_disagreement::old_disagreements()},
                                    together(lado::old_cases(keys), hub_contacts::old_contacts(keys)))));
    add(site::works::running, agency_systems::feature({api::scopes_of(gathered(features, &site::Feature::api)), roles}));
    const auto kinds_of_notices = gathered(features, &site::Feature::notices);
    add(site::works::running, mail::feature({.settings = mail, .kinds = kinds_of_notices}));
    add(site::works::running, inbox::feature({.kinds = kinds_of_notices, .records = together(kinds_of_records, {lado::share_records, professional_disagreement::disagreement_records})}));
    add(site::works::sharing, subject_access::feature({organisations::held_about_people(), sign_in::held_about_sign_ins(),
                                                       inbox::held_in_inbox(kinds_of_notices), audit::who_saw_it(), people::searches_made()},
                                                      {children_and_adults(keys, disagreements)}));
    add(site::works::running, administration::feature({.partnership = partnership,
                                                       .roles = roles,
                                                       .import_kinds = gathered(features, &site::Feature::imports),
                                                       .navigation = gathered(features, &site::Feature::navigation),
                                                       .keys = keys,
                                                       .mail = mail,
                                                       .clocks = every_clock()}));
    return features;
}

}  // namespace holdfast::app
