#pragma once

#include "base/permission.hpp"

namespace holdfast::pathway::permissions {

inline constexpr Permission load_returns{"returns.load", "Load a statutory return into the records"};
inline constexpr Permission write_returns{"returns.write", "Write a statutory return from the records"};

}  // namespace holdfast::pathway::permissions
