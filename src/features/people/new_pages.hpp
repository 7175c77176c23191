#pragma once

#include "core/site/router.hpp"

namespace holdfast::people {

/// `/persons/new`: putting a child or an adult on record.
void add_new_routes(site::Router& router);

}  // namespace holdfast::people
