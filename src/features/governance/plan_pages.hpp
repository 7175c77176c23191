#pragma once

#include "core/site/router.hpp"

namespace holdfast::governance {

/// `/business-plan`, with `?year=`, `?theme=`, `?rating=` and `?overdue=yes`, and its actions as CSV.
void add_plan_routes(site::Router& router);

}  // namespace holdfast::governance
