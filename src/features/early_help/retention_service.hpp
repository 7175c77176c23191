#pragma once

#include "core/retention/kind.hpp"
#include "core/trail/key_folder.hpp"

namespace holdfast::early_help {

/// Assessments whose time is over, for the class `early_help_assessments` of the schedule.
retention::Kind old_assessments(const trail::KeyFolder& keys);
/// Erases what schools said of their absence, and every assessment of the child or adult whose record is disposed of, open or closed.
void erase_all(trail::Change& change, const trail::KeyFolder& keys, const std::string& person);

}  // namespace holdfast::early_help
