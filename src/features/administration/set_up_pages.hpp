#pragma once

#include "core/site/router.hpp"
#include "features/administration/administration.hpp"

#include <memory>

namespace holdfast::administration {

/// Making the first administrator with the one-time code.
void add_set_up_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::administration
