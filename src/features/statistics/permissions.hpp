#pragma once

#include "base/permission.hpp"

namespace holdfast::statistics::permissions {

inline constexpr Permission view{"statistics.view", "See what is published about other areas, beside one's own"};
inline constexpr Permission maintain{"statistics.maintain", "Import published statistics, and say which areas the partnership is compared with"};

}  // namespace holdfast::statistics::permissions
