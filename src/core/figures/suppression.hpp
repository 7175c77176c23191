#pragma once

#include "base/decimal.hpp"

#include <optional>
#include <vector>

namespace holdfast::figures {

/// A table of counts for a public edition. Rows and columns may carry totals; `has_row_totals` says that the last column is the sum of the
/// others, `has_column_totals` that the last row is.
struct CountTable {
    std::vector<std::vector<std::optional<Decimal>>> cells{};
    bool has_row_totals{false};
    bool has_column_totals{false};
    /// Cells hidden for another reason, which must be protected like small counts; empty where there are none.
    std::vector<std::vector<bool>> also_hidden{};
};

/// Which cells to hide: every count from 1 to threshold - 1, and as few further cells as are needed that no hidden cell can be worked out
/// from what is left and the totals. Zero stays zero.
std::vector<std::vector<bool>> cells_to_hide(const CountTable& table, int threshold = 5);

}  // namespace holdfast::figures
