#pragma once

#include "core/site/router.hpp"
#include "features/administration/administration.hpp"

#include <memory>

namespace holdfast::administration {

/// The home page, and the accessibility statement, privacy notice and cookies page.
void add_home_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::administration
