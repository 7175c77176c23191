#include "core/documents/chart_cells.hpp"

namespace holdfast::documents {

static std::optional<CellPlace> cell_at(const Table& table, const std::string& across, const std::string& down) {
    for (std::size_t column = 1; column < table.columns.size(); ++column)
        if (table.columns[column].label == across)
            for (std::size_t row = 0; row < table.rows.size(); ++row)
                if (column < table.rows[row].size() && table.rows[row][0].text == down) return CellPlace{row, column};
    return std::nullopt;
}

std::optional<CellPlace> cell_behind(const Table& table, const std::string& series, const std::string& category) {
    const auto by_row = cell_at(table, category, series);
    return by_row ? by_row : cell_at(table, series, category);
}

}  // namespace holdfast::documents
