#pragma once

#include "core/questionnaires/sheet.hpp"
#include "core/trail/change.hpp"

namespace holdfast::questionnaires {

/// Which set is answered for which record.
struct Asked {
    RecordRef record{};
    const QuestionSet& set;
};

/// What is wrong with what was given, field by field, under the version of today.
std::vector<FieldError> faults_of(trail::View& view, const Asked& asked, const Given& given);

/// Scores the answers under the version of today and keeps them as a sheet of the record. Refused by its faults; `corrects` is the newest sheet of the same record and
/// set, else it is a conflict: somebody has corrected it already. It asks nobody's permission: the slice asks the policy of its record first.
Outcome<Id<Sheet>> answer(trail::Change& change, const Asked& asked, const Given& given);

/// Erases the sheets of a record, with the record; gives how many. For disposal alone: it asks nobody's permission.
int erase_all(trail::Change& change, const RecordRef& record);

}  // namespace holdfast::questionnaires
