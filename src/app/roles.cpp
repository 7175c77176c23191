#include "app/roles.hpp"

#include "core/access/account_service.hpp"
#include "core/calendar/calendar_service.hpp"
#include "features/administration/offered_file.hpp"
#include "features/annual_report/permissions.hpp"
#include "features/audit/permissions.hpp"
#include "features/design/permissions.hpp"
#include "features/figure_ledger/permissions.hpp"
#include "features/governance/permissions.hpp"
#include "features/scorecard/permissions.hpp"

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

std::vector<Role> every_role() {
    const Permissions reading{scorecard::permissions::view, figure_ledger::permissions::view, governance::permissions::view, annual_report::permissions::view};
    const Permissions submitting = together({reading, {scorecard::permissions::submit}});
    const Permissions analysing =
        together({submitting,
                  {scorecard::permissions::define, scorecard::permissions::explain, scorecard::permissions::decide, figure_ledger::permissions::import_figures,
                   annual_report::permissions::edit, administration::permissions::import_files}});
    const Permissions managing = together({analysing,
                                           {scorecard::permissions::approve, scorecard::permissions::unlock, governance::permissions::maintain,
                                            annual_report::permissions::approve, annual_report::permissions::publish}});
    return {
        {"agency_safeguarding_lead", "Agency safeguarding lead", submitting},
        {"performance_analyst", "Performance analyst", analysing},
        {"board_business_manager", "Board business manager", managing},
        {"board_member", "Board member", reading},
        {"auditor", "Auditor", together({reading, {access::permissions::read_trail}})},
        {"administrator", "Administrator",
         together(
             {managing, {access::permissions::manage_accounts, access::permissions::read_trail, audit::permissions::maintain_witnesses, calendar::permissions::maintain, design::permissions::view}})},
    };
}

}  // namespace holdfast::app
