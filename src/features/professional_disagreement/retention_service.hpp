#pragma once

#include "core/retention/kind.hpp"
#include "features/professional_disagreement/subject.hpp"

namespace holdfast::professional_disagreement {

/// Disagreements that were resolved long ago, for the class `professional_disagreements` of the schedule: their words go, what is counted stays.
retention::Kind old_disagreements();
/// Erases every disagreement about the child's record that is disposed of, open or resolved.
void erase_all(trail::Change& change, const RecordRef& about);

}  // namespace holdfast::professional_disagreement
