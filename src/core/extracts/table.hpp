#pragma once

#include "base/outcome.hpp"
#include "core/extracts/standard.hpp"
#include "core/spreadsheet/workbook.hpp"

namespace holdfast::extracts {

/// A row and the line of the file, or the row of the sheet, that it begins on. Its cells are in the order of the standard, trimmed; those of columns that
/// the file does not have are blank.
struct Row {
    int line{};
    std::vector<std::string> cells{};
    friend bool operator==(const Row&, const Row&) = default;
};

/// One table as it was read.
struct Table {
    const Form* form{};
    std::string place{};  ///< the file, and the sheet within it
    int header_line{};
    std::vector<bool> has{};             ///< for each column of the standard
    std::vector<std::string> unknown{};  ///< columns that are not of the standard
    std::vector<std::string> doubled{};  ///< columns of the standard that the file has twice; the first counts
    std::vector<Row> rows{};
    int blank_rows{};  ///< left out
};

/// What was read of one file: its tables, and the sheets that are none, such as a cover.
struct Content {
    std::vector<Table> tables{};
    std::vector<std::string> other_sheets{};
};

/// Reads a CSV file (RFC 4180, UTF-8), which is one table, or a workbook with a table a sheet. Which one it is is told by the names of the columns,
/// whatever their order, case and spacing, and by the name of the file or the sheet where they leave a choice. In a workbook the header may stand
/// below a title, among the first 20 rows. Refused with file and line: what is neither, rows with too many cells, a file without any table.
Outcome<Content> read_tables(const Standard& standard, std::string_view bytes, const std::string& file);

/// A cell of a row by the name of its column. Throws where the table has no such column.
std::string_view text(const Table& table, const Row& row, std::string_view column);
/// Nothing where it is blank or none.
std::optional<Date> day(const Table& table, const Row& row, std::string_view column);

/// Adds the table as CSV: every column of the standard under its exact name. A cell that a spreadsheet would run gets an apostrophe, which is dropped
/// when it is read.
void write_csv(const Table& table, std::string& out);
/// The same as a sheet of a workbook, numbers as numbers and days as days.
spreadsheet::Sheet sheet_of(const Table& table);

}  // namespace holdfast::extracts
