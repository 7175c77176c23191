#pragma once

#include "core/site/router.hpp"
#include "features/annual_report/assembly_service.hpp"

#include <memory>

namespace holdfast::annual_report {

/// The list of reports, a year's report with its downloads, and what moves an edition on.
void add_report_routes(site::Router& router, std::shared_ptr<const Contributions> contributions);

}  // namespace holdfast::annual_report
