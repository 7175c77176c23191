#pragma once

#include "core/site/router.hpp"

#include <memory>
#include <vector>

namespace holdfast::organisations {

using Roles = std::shared_ptr<const std::vector<Role>>;

/// The people with a filter, one person with posts and roles over time, and the forms that give and end them.
void add_person_routes(site::Router& router, const Roles& roles);

}  // namespace holdfast::organisations
