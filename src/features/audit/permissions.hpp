#pragma once

#include "base/permission.hpp"

namespace holdfast::audit::permissions {

inline constexpr Permission maintain_witnesses{"audit.maintain_witnesses", "Take the keys and signatures of witnesses into the trail"};

}  // namespace holdfast::audit::permissions
