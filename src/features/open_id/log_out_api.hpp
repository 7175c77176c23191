#pragma once

#include "core/site/router.hpp"
#include "features/open_id/open_id.hpp"

namespace holdfast::open_id {

/// Signing out on both sides: what an issuer tells us, and where we send the browser.
void add_log_out_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::open_id
