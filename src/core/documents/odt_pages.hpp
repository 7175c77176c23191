#pragma once

#include "core/documents/document.hpp"

#include <string>

namespace holdfast::documents {

/// Writes the document as an OpenDocument text for editing: headings, lists, tables with header rows, charts as pictures with a description.
/// Throws std::runtime_error when the file cannot be written.
void write_odt(const Document& document, const std::string& file);

}  // namespace holdfast::documents
