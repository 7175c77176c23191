#pragma once

#include "core/site/router.hpp"

namespace holdfast::chronology {

/// `/persons/{subject}/returned`: what returns said of the person that is no record.
void add_returned_routes(site::Router& router);

}  // namespace holdfast::chronology
