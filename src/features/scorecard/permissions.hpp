#pragma once

#include "base/permission.hpp"

namespace holdfast::scorecard::permissions {

inline constexpr Permission view{"scorecard.view", "See the scorecard and its indicators"};
inline constexpr Permission define{"scorecard.define", "Define indicators and set their targets"};
inline constexpr Permission submit{"scorecard.submit", "Submit an agency's values of indicators"};
inline constexpr Permission explain{"scorecard.explain", "Write the cause for concern of a red indicator"};
inline constexpr Permission decide{"scorecard.decide", "Override a rating or a trend"};
inline constexpr Permission approve{"scorecard.approve", "Approve and lock the values of a year"};
inline constexpr Permission unlock{"scorecard.unlock", "Unlock approved values"};

}  // namespace holdfast::scorecard::permissions
