#pragma once

#include "base/permission.hpp"

namespace holdfast::design::permissions {

inline constexpr Permission view{"design.view", "See the gallery of components that pages are built of"};

}  // namespace holdfast::design::permissions
