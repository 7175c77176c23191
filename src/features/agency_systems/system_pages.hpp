#pragma once

#include "core/api/client_service.hpp"
#include "core/site/router.hpp"

#include <memory>

namespace holdfast::agency_systems {

using SharedGranting = std::shared_ptr<const api::Granting>;

void add_system_routes(site::Router& router, const SharedGranting& granting);

}  // namespace holdfast::agency_systems
