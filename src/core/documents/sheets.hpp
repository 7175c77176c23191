#pragma once

#include "core/documents/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::documents {

/// A cell of a spreadsheet: a number, or words.
struct SheetCell {
    enum class Look { words, heading, header };
    std::string text{};               ///< the words; the number as the report prints it
    std::optional<Decimal> number{};  ///< kept as a number, never as words
    std::string link{};               ///< the sheet that the words lead to
    Look look{Look::words};
};

/// A sheet from its first cell on, nothing merged. The first row of a table holds its headers.
struct Sheet {
    std::string name{};
    std::vector<double> widths{};  ///< of the columns, in characters
    std::vector<std::vector<SheetCell>> rows{};
    bool is_table{false};
};

/// What the range of a table is called, for programs and screen readers.
std::string range_name_of(const Sheet& sheet);

/// Every table of the document as the Analysis Function's guidance on spreadsheets has it: a cover, the contents, the notes, then one table a
/// sheet. `[c]` stands for what is hidden, `[x]` for a number that is not available; the notes say so, and in what unit a column is.
std::vector<Sheet> sheets_of(const Document& document);

}  // namespace holdfast::documents
