#pragma once

#include "core/spreadsheet/workbook.hpp"

namespace holdfast::spreadsheet {

/// Writes the sheets as an XLSX workbook: words as words, whatever they begin with, numbers as numbers, days as days in the form `31/03/2017`. The first
/// row stays in sight. Read again they are the same. Throws std::runtime_error when the file cannot be written.
void write_workbook(const std::vector<Sheet>& sheets, const std::string& file);

}  // namespace holdfast::spreadsheet
