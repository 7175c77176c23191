#pragma once

#include "core/site/router.hpp"
#include "features/annual_report/assembly_service.hpp"

#include <memory>

namespace holdfast::annual_report {

/// Writing the words of a section with a preview, and adding an addendum.
void add_narrative_routes(site::Router& router, std::shared_ptr<const Contributions> contributions);

}  // namespace holdfast::annual_report
