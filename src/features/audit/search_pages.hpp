#pragma once

#include "core/site/router.hpp"

namespace holdfast::audit {

/// The auditor's search, its download, and everybody's own doings.
void add_search_routes(site::Router& router);

}  // namespace holdfast::audit
