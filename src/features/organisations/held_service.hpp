#pragma once

#include "core/subject_access/source.hpp"

namespace holdfast::organisations {

/// What is held about a person here: account, posts, roles.
subject_access::Source held_about_people();

}  // namespace holdfast::organisations
