#pragma once

#include "core/site/router.hpp"

namespace holdfast::scorecard {

/// `/scorecard`, `/scorecard/{year}` and its CSV.
void add_scorecard_routes(site::Router& router);

}  // namespace holdfast::scorecard
