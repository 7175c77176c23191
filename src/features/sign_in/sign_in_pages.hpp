#pragma once

#include "core/site/router.hpp"

namespace holdfast::sign_in {

/// Signing in and out, and staying signed in.
void add_sign_in_routes(site::Router& router);

}  // namespace holdfast::sign_in
