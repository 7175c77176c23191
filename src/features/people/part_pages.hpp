#pragma once

#include "core/site/router.hpp"

namespace holdfast::people {

/// `/persons/{subject}/part`: who has a part in a record, and how closely it is kept.
void add_part_routes(site::Router& router);

}  // namespace holdfast::people
