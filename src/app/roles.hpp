#pragma once

#include "base/permission.hpp"

#include <vector>

namespace holdfast::app {

/// The roles that can be granted to an account, each a named set of permissions.
std::vector<Role> every_role();

}  // namespace holdfast::app
