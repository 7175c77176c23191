#pragma once

#include "core/api/client_service.hpp"
#include "core/site/feature.hpp"

/// The systems of agencies that use the API: let in, their secrets renewed, ended.
namespace holdfast::agency_systems {

site::Feature feature(const api::Granting& granting);

}  // namespace holdfast::agency_systems
