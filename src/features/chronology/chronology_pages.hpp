#pragma once

#include "core/site/router.hpp"

namespace holdfast::chronology {

/// `/persons/{subject}/chronology` and its file.
void add_chronology_routes(site::Router& router);

}  // namespace holdfast::chronology
