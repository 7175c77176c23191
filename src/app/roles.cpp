#include "app/roles.hpp"

#include "core/access/account_service.hpp"
#include "core/api/client.hpp"
#include "core/calendar/calendar_service.hpp"
#include "core/pathway/permissions.hpp"
#include "core/people/permissions.hpp"
#include "core/policy/record_kind.hpp"
#include "core/retention/permissions.hpp"
#include "core/subject_access/permissions.hpp"
#include "features/administration/offered_file.hpp"
#include "features/annual_report/permissions.hpp"
#include "features/audit/permissions.hpp"
#include "features/design/permissions.hpp"
#include "features/duty_desk/permissions.hpp"
#include "features/early_help/permissions.hpp"
#include "features/figure_ledger/permissions.hpp"
#include "features/governance/permissions.hpp"
#include "features/hub_contacts/permissions.hpp"
#include "features/lado/permissions.hpp"
#include "features/mail/permissions.hpp"
#include "features/measures/permissions.hpp"
#include "features/organisations/permissions.hpp"
#include "features/professional_disagreement/permissions.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/statistics/permissions.hpp"

#include <algorithm>
#include <initializer_list>

namespace holdfast::app {

using Permissions = std::vector<Permission>;

static Permissions together(std::initializer_list<Permissions> parts) {
    Permissions all;
    for (const auto& part : parts)
        for (const auto& permission : part)
            if (std::ranges::find(all, permission) == all.end()) all.push_back(permission);
    return all;
}

Permissions reading_permissions() {
    return {scorecard::permissions::view,     figure_ledger::permissions::view, governance::permissions::view, annual_report::permissions::view,
            organisations::permissions::view, statistics::permissions::view,    lado::permissions::count,         hub_contacts::permissions::count,
            early_help::permissions::count, professional_disagreement::permissions::count};
}

std::vector<Role> every_role() {
    const Permissions reading = reading_permissions();
    const Permissions submitting = together({reading, {scorecard::permissions::submit}});
    const Permissions analysing =
        together({submitting,
                  {scorecard::permissions::define, scorecard::permissions::explain, scorecard::permissions::decide, figure_ledger::permissions::import_figures,
                   statistics::permissions::maintain, annual_report::permissions::edit, administration::permissions::import_files,
                   pathway::permissions::load_returns, pathway::permissions::write_returns, measures::permissions::view,
                   hub_contacts::permissions::import_past, early_help::permissions::import_past}});
    const Permissions managing = together(
        {analysing,
         {scorecard::permissions::approve, scorecard::permissions::unlock, governance::permissions::maintain, annual_report::permissions::approve,
          annual_report::permissions::publish, organisations::permissions::maintain, organisations::permissions::view_people,
          organisations::permissions::view_reviews, retention::permissions::view, retention::permissions::maintain, retention::permissions::propose,
          retention::permissions::approve, subject_access::permissions::prepare, subject_access::permissions::release, subject_access::permissions::answer}});
    const Permissions overseeing{retention::permissions::view, access::permissions::read_trail, organisations::permissions::view_people,
                                 organisations::permissions::view_reviews};
    const Permissions practising = together({reading,
                                             {policy::permissions::find_known, policy::permissions::decide_sharing, people::permissions::find,
                                              people::permissions::view, subject_access::permissions::answer, early_help::permissions::view, hub_contacts::permissions::follow, lado::permissions::refer, professional_disagreement::permissions::take_part}});
    const Permissions on_call = together({practising, {policy::permissions::break_glass}});
    const Permissions recording{early_help::permissions::record, people::permissions::edit, people::permissions::merge, measures::permissions::view};
    const Permissions at_desk{duty_desk::permissions::work, duty_desk::permissions::rota};
    const Permissions desk_lead{duty_desk::permissions::rota, duty_desk::permissions::lead};
    const Permissions in_hub = together({on_call, recording, at_desk, {hub_contacts::permissions::work}});
    const Permissions designated = together({on_call, {lado::permissions::manage}});
    const Permissions answering_for_agency{policy::permissions::review_break_glass, policy::permissions::maintain_conflicts};
    const Permissions answering = together({answering_for_agency, {policy::permissions::name_readers}});
    return {
        {"practitioner", "Practitioner", together({practising, {early_help::permissions::record}})},
        {"agency_safeguarding_lead", "Agency safeguarding lead",
         together({submitting,
                   {hub_contacts::permissions::answer},
                   on_call,
                   answering_for_agency,
                   desk_lead,
                   {early_help::permissions::record, people::permissions::allocate, access::permissions::review_access, access::permissions::invite, organisations::permissions::view_reviews,
                    lado::permissions::lead, professional_disagreement::permissions::lead}})},
        {"early_help_coordinator", "Early help coordinator", together({practising, {early_help::permissions::record, early_help::permissions::panel}})},
        {"hub_officer", "Hub officer", in_hub},
        {"hub_manager", "Hub manager", together({in_hub, desk_lead, {professional_disagreement::permissions::lead, hub_contacts::permissions::decide, hub_contacts::permissions::supervise}})},
        {"social_worker", "Social worker", together({on_call, recording})},
        {"independent_reviewing_officer", "Independent reviewing officer", on_call},
        {"designated_officer", "Designated officer", designated},
        {"designated_officers_manager", "Designated officers' manager", together({designated, {lado::permissions::supervise, administration::permissions::import_files}})},
        {"child_death_coordinator", "Child-death coordinator", practising},
        {"panel_member", "Panel member", reading},
        {"training_coordinator", "Training coordinator", reading},
        {"performance_analyst", "Performance analyst", analysing},
        {"board_business_manager", "Board business manager",
         together({managing, answering, {professional_disagreement::permissions::take_part, professional_disagreement::permissions::settle}})},
        {"board_member", "Board member", reading},
        {"young_peoples_board_member", "Young people's board member", reading},
        {"auditor", "Auditor", together({reading, overseeing})},
        {"administrator", "Administrator",
         together({managing,
                   on_call,
                   recording,
                   at_desk,
                   desk_lead,
                   answering,
                   overseeing,
                   {early_help::permissions::panel, access::permissions::manage_accounts, access::permissions::invite, access::permissions::grant_lead,
                    access::permissions::grant_designated_officer, access::permissions::grant_designated_manager, mail::permissions::view,
                    audit::permissions::maintain_witnesses, calendar::permissions::maintain, api::permissions::manage_clients, design::permissions::view}})},
    };
}

}  // namespace holdfast::app
