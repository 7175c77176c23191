#include "features/hub_contacts/count_pages.hpp"

#include "features/hub_contacts/ledger_figures.hpp"
#include "features/hub_contacts/permissions.hpp"
#include "features/hub_contacts/report_figures.hpp"

namespace holdfast::hub_contacts {

static constexpr std::string_view nothing = "No contact with the safeguarding hub is on record yet.";

site::CountReport hub_report() {
    return {.path = "/hub/report",
            .title = "The hub in numbers",
            .subject = "Contacts with the safeguarding hub",
            .nothing = nothing,
            .file = "safeguarding-hub",
            .permission = permissions::count,
            .providers = {{"hub_contacts", hub_figures}},
            .years = years_counted,
            .blocks = hub_blocks};
}

site::CountReport abuse_report() {
    return {.path = "/hub/domestic-abuse",
            .title = "Domestic abuse scorecard",
            .subject = "Domestic abuse scorecard",
            .nothing = nothing,
            .file = "domestic-abuse",
            .permission = permissions::count,
            .providers = {{"hub_contacts", hub_figures}},
            .years = years_counted,
            .blocks = abuse_blocks};
}

}  // namespace holdfast::hub_contacts
