#pragma once

#include "base/permission.hpp"

namespace holdfast::organisations::permissions {

inline constexpr Permission view{"organisations.view", "See the agencies, what they are and were called, and their information-sharing agreements"};
inline constexpr Permission maintain{"organisations.maintain", "Add agencies and put their information-sharing agreements on file"};
inline constexpr Permission view_people{"organisations.view_people", "See who holds which post and role"};
inline constexpr Permission view_reviews{"organisations.view_reviews", "See the quarterly reviews of who may do what"};

}  // namespace holdfast::organisations::permissions
