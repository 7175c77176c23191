#pragma once

#include "core/subject_access/source.hpp"

namespace holdfast::audit {

/// Who saw or changed what is held about a person: the entries of the trail about their account, with agency and day.
subject_access::Source who_saw_it();

}  // namespace holdfast::audit
