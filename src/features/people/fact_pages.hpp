#pragma once

#include "core/site/router.hpp"

namespace holdfast::people {

/// `/persons/{subject}/facts/...`: adding to a record, and correcting it.
void add_fact_routes(site::Router& router);

}  // namespace holdfast::people
