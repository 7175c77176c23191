#pragma once

#include "core/site/router.hpp"

namespace holdfast::people {

void add_allocation_routes(site::Router& router);

}  // namespace holdfast::people
