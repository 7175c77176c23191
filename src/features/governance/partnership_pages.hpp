#pragma once

#include "core/site/router.hpp"

namespace holdfast::governance {

/// `/members` and `/groups`, each with `?on=` a day, `/glossary`, and each as CSV.
void add_partnership_routes(site::Router& router);

}  // namespace holdfast::governance
