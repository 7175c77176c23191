#pragma once

#include "core/site/router.hpp"
#include "features/annual_report/assembly_service.hpp"

#include <memory>

namespace holdfast::annual_report {

/// Writing the words of a section with a preview, and adding an addendum.
void add_narrative_routes(site::Router& router, std::shared_ptr<const Contributions> contributions);

/// The reporting year named in the path, or a page that is not found.
Outcome<Period> year_of(const web::Request& request);
/// `/reports/annual/2016-17`.
std::string path_of(const Period& year);

}  // namespace holdfast::annual_report
