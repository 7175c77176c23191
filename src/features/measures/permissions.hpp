#pragma once

#include "base/permission.hpp"

namespace holdfast::measures::permissions {

inline constexpr Permission view{"measures.view", "See indicators that are counted from the records of children, with their breakdowns"};

}  // namespace holdfast::measures::permissions
