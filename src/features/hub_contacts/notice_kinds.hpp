#pragma once

#include "core/notices/kind.hpp"

/// What people are told of by the safeguarding hub.
namespace holdfast::hub_contacts {

inline constexpr notices::Kind danger_now{"hub_danger", "Somebody has told the hub that a child is in danger now"};
inline constexpr notices::Kind contact_given{"hub_given", "A contact was given to you"};
inline constexpr notices::Kind check_asked{"hub_check", "The safeguarding hub asks what your agency holds"};
inline constexpr notices::Kind check_answered{"hub_check_answer", "An agency has answered the safeguarding hub"};
inline constexpr notices::Kind outcome_told{"hub_outcome", "The safeguarding hub has answered you"};

}  // namespace holdfast::hub_contacts
