#pragma once

#include "base/outcome.hpp"
#include "core/ssda903/standard.hpp"

#include "base/time.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::ssda903 {

/// A row as it stands in the file, and the line it begins on.
struct Row {
    int line{};
    std::vector<std::string> cells{};
};

/// One table of a return as it was read: the columns in the file's order, those that are not of the standard too.
struct Sheet {
    Table table{};
    std::string file{};
    std::vector<std::string> columns{};
    std::vector<std::size_t> places{};  ///< for each column of the standard where it stands in the file
    std::vector<Row> rows{};
    int blank_rows{};  ///< left out
    /// The names that are not of the standard.
    std::vector<std::string> unknown_columns() const;
};

/// Reads a table from CSV (RFC 4180, UTF-8). Which one it is is told by its header, whatever the order of the columns. Refused with file and line: what is
/// no CSV, a header that is of no table or of two, columns that are missing or there twice, a row with too few or too many cells.
Outcome<Sheet> read_sheet(std::string_view bytes, std::string file);
/// Adds the table as CSV. Read again it is the same: rows and columns in order, every cell as it was, also one that a spreadsheet would run.
void write_sheet(const Sheet& sheet, std::string& out);

/// A row whose cells are asked for by name. Lives no longer than its sheet.
class Cells {
public:
    Cells(const Sheet& sheet, const Row& row) : sheet_(&sheet), row_(&row) {}

    Table table() const { return sheet_->table; }
    int line() const { return row_->line; }
    std::string_view child() const { return text("CHILD"); }
    /// Without the white space around it. Throws where the table has no such column.
    std::string_view text(std::string_view column) const;
    bool has(std::string_view column) const { return !text(column).empty(); }
    bool is(std::string_view column, std::string_view code) const { return text(column) == code; }
    /// Nothing where it is blank or none that can be read.
    std::optional<Date> day(std::string_view column) const;

private:
    const Sheet* sheet_;
    const Row* row_;
};

}  // namespace holdfast::ssda903
