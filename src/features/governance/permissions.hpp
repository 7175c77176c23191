#pragma once

#include "base/permission.hpp"

namespace holdfast::governance::permissions {

inline constexpr Permission view{"governance.view", "See the budget, the business plan, the members and the groups"};
inline constexpr Permission maintain{"governance.maintain", "Import the budget, the business plan, the members, the groups and the glossary"};

}  // namespace holdfast::governance::permissions
