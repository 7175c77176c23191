#pragma once

#include "core/site/router.hpp"

namespace holdfast::scorecard {

/// `/approval/{year}`: what stands in the way, what would be locked, what is locked; and `/indicators/{code}/{period}/unlocking`.
void add_approval_routes(site::Router& router);

}  // namespace holdfast::scorecard
