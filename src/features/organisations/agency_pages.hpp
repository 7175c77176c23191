#pragma once

#include "core/site/router.hpp"

namespace holdfast::organisations {

/// The agencies with a filter, one agency with its names, successors and agreements, and the forms that add one.
void add_agency_routes(site::Router& router);

}  // namespace holdfast::organisations
