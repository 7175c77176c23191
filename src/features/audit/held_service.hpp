#pragma once

#include "core/subject_access/source.hpp"

namespace holdfast::audit {

/// Who saw or changed what is held about a person: the entries of the trail about their account, with agency and day.
subject_access::Source who_saw_it();
/// The same about a record of this kind; the kind must outlive the source.
subject_access::RecordSource who_saw_record(std::string_view kind);

}  // namespace holdfast::audit
