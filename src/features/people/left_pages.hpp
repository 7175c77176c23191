#pragma once

#include "core/site/router.hpp"

namespace holdfast::people {

/// Records whose owners have left, by reference alone, and the form that proposes another.
void add_left_routes(site::Router& router);

}  // namespace holdfast::people
