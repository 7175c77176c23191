#pragma once

#include "base/permission.hpp"

namespace holdfast::retention::permissions {

inline constexpr Permission view{"retention.view", "See the retention schedule, what is due, holds and certificates of disposal"};
inline constexpr Permission maintain{"retention.maintain", "Maintain the retention schedule"};
inline constexpr Permission propose{"retention.propose", "Propose what is to be disposed of, place holds and lift them"};
inline constexpr Permission approve{"retention.approve", "Approve the disposal that another person proposed"};

}  // namespace holdfast::retention::permissions
