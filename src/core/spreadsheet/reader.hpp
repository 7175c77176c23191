#pragma once

#include "base/outcome.hpp"
#include "core/spreadsheet/workbook.hpp"

#include <cstddef>

namespace holdfast::spreadsheet {

/// What a workbook may hold. A file that inflates to more than that is not read to its end.
struct Limits {
    std::size_t most_parts{2000};
    std::size_t largest_part{std::size_t{32} << 20};  ///< when it is inflated
    std::size_t most_tags{3'000'000};                 ///< of one part: a tag takes more memory than letters do
    std::size_t most_text{std::size_t{64} << 20};     ///< of all cells together
    std::size_t longest_cell{32767};
    int most_columns{512};
};

/// Reads the sheets of a workbook in their order: the values of cells, not their formulas; what is hidden too. Dates are told by the cell's number format.
/// Refused: what is no XLSX workbook (an older XLS, one that is protected with a password, a macro-free text), a damaged one, one with a document
/// type declaration, and one beyond the limits.
Outcome<std::vector<Sheet>> read_workbook(std::string_view bytes, const Limits& limits = {});

/// Whether the bytes begin as a workbook does, or as one that is refused because of its age or its password.
bool looks_like_workbook(std::string_view bytes);

}  // namespace holdfast::spreadsheet
