#pragma once

#include "core/documents/document.hpp"
#include "core/exchange/value.hpp"

namespace holdfast::documents {

/// The table as rows for a CSV file: numbers as exact numbers, everything else as it is printed.
exchange::Listing listing_of(const Table& table, const TracedFigures& figures);

/// Every table of the document in order, with the section it stands in.
struct TableInPart {
    const Part* part{};
    const Table* table{};
};
std::vector<TableInPart> tables_of(const Document& document);

/// What describes a table's CSV to programs: CSV on the Web metadata with the caption, the columns' titles and types, and the notes.
std::string csv_metadata(const Table& table, const TracedFigures& figures);

}  // namespace holdfast::documents
