#pragma once

#include "core/subject_access/source.hpp"

#include <vector>

namespace holdfast::chronology {

/// What is held of a child's way through services: what happened, each record as it stands, and what it said before it was changed.
std::vector<subject_access::RecordSource> held_about_children();

}  // namespace holdfast::chronology
