#pragma once

#include "base/permission.hpp"

namespace holdfast::subject_access::permissions {

inline constexpr Permission prepare{"subject_access.prepare", "Gather what is held about a person who asks for it, and decide what is given"};
inline constexpr Permission release{"subject_access.release", "Release what another person has prepared for somebody who asked what is held about them"};

/// Whose request it is decides what they may do with it: see `part_in`.
inline constexpr Permission answer{"subject_access.answer",
                                   "Take part in answering who asks what is held about a child, where one is named for it or the record is one's own agency's"};

}  // namespace holdfast::subject_access::permissions
