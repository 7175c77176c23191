#pragma once

#include "core/site/router.hpp"

namespace holdfast::governance {

/// `/budget`, `/budget/{year}` and its two tables as CSV.
void add_budget_routes(site::Router& router);

}  // namespace holdfast::governance
