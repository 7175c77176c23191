#pragma once

#include "core/site/router.hpp"
#include "features/administration/administration.hpp"

#include <memory>

namespace holdfast::administration {

/// Signing in and out, and making the first administrator with the one-time code.
void add_sign_in_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::administration
