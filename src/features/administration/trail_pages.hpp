#pragma once

#include "core/site/router.hpp"

namespace holdfast::administration {

/// The latest events of the trail.
void add_trail_routes(site::Router& router);

}  // namespace holdfast::administration
