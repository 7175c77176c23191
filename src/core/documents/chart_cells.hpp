#pragma once

#include "core/documents/document.hpp"

#include <optional>

namespace holdfast::documents {

/// Where in a table the number of a chart's point stands.
struct CellPlace {
    std::size_t row{};
    std::size_t column{};
};

/// The cell behind a point: its series and its category are the column and the row, or the other way round. Nothing where the table has no such cell.
std::optional<CellPlace> cell_behind(const Table& table, const std::string& series, const std::string& category);

}  // namespace holdfast::documents
