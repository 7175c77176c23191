#pragma once

#include "core/site/router.hpp"
#include "features/sign_in/sign_in.hpp"

#include <memory>
#include <string>
#include <vector>

namespace holdfast::sign_in {

/// The second half of signing in, and a person's own second factor: setting one up, replacing it, new recovery codes, taking it away.
void add_second_factor_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::sign_in
