#pragma once

#include "base/permission.hpp"

namespace holdfast::mail::permissions {

inline constexpr Permission view{"mail.view", "See which mail waits, was sent or could not be delivered, and send it again"};

}  // namespace holdfast::mail::permissions
