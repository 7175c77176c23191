#pragma once

#include "core/documents/document.hpp"

#include <string>

namespace holdfast::documents {

/// Writes every table of the document as an XLSX workbook: a cover, the contents, the notes, then one table a sheet from its first cell, nothing
/// merged, numbers as numbers, nothing as a formula. Throws std::runtime_error when the file cannot be written.
void write_workbook(const Document& document, const std::string& file);

}  // namespace holdfast::documents
