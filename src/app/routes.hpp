#pragma once

#include "core/exchange/value.hpp"

#include <string>

namespace holdfast::app {

/// Every route of the site with the permission it needs and who holds that: a row for each method and pattern, in the order of their patterns,
/// with `method`, `pattern`, `permission`, `means` (the permission in words), `visitor` and one column for each role. Needs no database.
exchange::Listing routes();

/// The part of docs/reference/access.md about the API: every operation that a slice contributes, with its scope. Needs no database.
std::string api_reference();

}  // namespace holdfast::app
