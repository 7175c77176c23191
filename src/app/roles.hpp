#pragma once

#include "base/permission.hpp"

#include <vector>

namespace holdfast::app {

/// The roles that can be granted to an account, each a named set of permissions.
std::vector<Role> every_role();

/// What anybody may do who only reads; whoever may do more needs a second factor, where the partnership's rule says so.
std::vector<Permission> reading_permissions();

}  // namespace holdfast::app
