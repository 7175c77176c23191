#pragma once

#include "core/site/router.hpp"

namespace holdfast::looked_after {

/// `/looked-after`: the list and its file.
void add_list_routes(site::Router& router);

}  // namespace holdfast::looked_after
