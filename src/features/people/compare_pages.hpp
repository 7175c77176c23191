#pragma once

#include "core/site/router.hpp"

namespace holdfast::people {

/// `/persons/{subject}/compare/{other}`: two records side by side, merging them or keeping them apart; `/persons/{subject}/merges/{merge}`: taking a merge back.
void add_compare_routes(site::Router& router);

}  // namespace holdfast::people
