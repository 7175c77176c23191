#pragma once

#include "core/site/router.hpp"
#include "features/sign_in/sign_in.hpp"

#include <memory>

namespace holdfast::sign_in {

/// Signing in and out, and staying signed in.
void add_sign_in_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::sign_in
