#pragma once

#include "core/site/router.hpp"

namespace holdfast::scorecard {

/// `/indicators/{code}?year=`.
void add_indicator_routes(site::Router& router);

}  // namespace holdfast::scorecard
