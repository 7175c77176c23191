#pragma once

#include "base/permission.hpp"

namespace holdfast::subject_access::permissions {

inline constexpr Permission prepare{"subject_access.prepare", "Gather what is held about a person who asks for it, and decide what is given"};
inline constexpr Permission release{"subject_access.release", "Release what another person has prepared for somebody who asked what is held about them"};

}  // namespace holdfast::subject_access::permissions
