#pragma once

#include "core/site/count_report_pages.hpp"

namespace holdfast::hub_contacts {

/// `/hub/report`: how many contacts there were in a year, from whom, how urgent, decided how soon, and what became of them.
site::CountReport hub_report();
/// `/hub/domestic-abuse`: the scorecard of domestic abuse.
site::CountReport abuse_report();

}  // namespace holdfast::hub_contacts
