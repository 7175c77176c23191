#pragma once

#include "core/site/router.hpp"

namespace holdfast::statistics {

/// `/statistics`, `/statistics/{statistic}` and their downloads.
void add_routes(site::Router& router);

}  // namespace holdfast::statistics
