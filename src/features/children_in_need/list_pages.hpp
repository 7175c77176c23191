#pragma once

#include "core/site/router.hpp"

namespace holdfast::children_in_need {

/// `/children-in-need`: the list and its file.
void add_list_routes(site::Router& router);

}  // namespace holdfast::children_in_need
