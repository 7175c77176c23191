#pragma once

#include "core/site/router.hpp"
#include "features/administration/administration.hpp"

#include <memory>

namespace holdfast::administration {

/// Who has an account with which roles, and the form that adds one.
void add_account_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::administration
