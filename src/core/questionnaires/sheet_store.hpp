#pragma once

#include "core/questionnaires/sheet.hpp"
#include "core/trail/change.hpp"

#include <vector>

namespace holdfast::questionnaires {

/// The schema of answered sheets.
std::vector<store::Migration> migrations();

/// Adds a sheet, answered now by the actor.
Id<Sheet> insert_sheet(trail::Change& change, const RecordRef& record, const Sheet& sheet);
/// The sheets of a record under this set, the newest first. Whoever shows them asks first whether the viewer may read the record.
std::vector<Sheet> sheets_of(trail::View& view, const RecordRef& record, std::string_view set);
/// The newest sheet of the record under this set that no later one corrects.
std::optional<Sheet> latest_sheet(trail::View& view, const RecordRef& record, std::string_view set);
/// Deletes the sheets of the record with their answers, and gives how many there were.
int delete_sheets(trail::Change& change, const RecordRef& record);

}  // namespace holdfast::questionnaires
