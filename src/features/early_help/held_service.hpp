#pragma once

#include "core/subject_access/source.hpp"

namespace holdfast::early_help {

/// What early help assessments hold about a child, for who asks.
subject_access::RecordSource held_about_children();

}  // namespace holdfast::early_help
