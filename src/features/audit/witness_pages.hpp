#pragma once

#include "core/site/router.hpp"
#include "features/audit/permissions.hpp"

namespace holdfast::audit {

/// The checkpoints and the partner agencies that witness them.
void add_witness_routes(site::Router& router);

}  // namespace holdfast::audit
