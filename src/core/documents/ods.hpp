#pragma once

#include "core/documents/document.hpp"

#include <string>

namespace holdfast::documents {

/// Writes every table of the document as an OpenDocument spreadsheet (sheets_of). Numbers are as the CSV files write them, digit for digit, so that
/// a sheet saved as CSV is the table's own CSV file but for `[x]`; their units are in the notes. Throws std::runtime_error when the file cannot be written.
void write_ods(const Document& document, const std::string& file);

}  // namespace holdfast::documents
