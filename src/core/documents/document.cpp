#include "core/documents/document.hpp"

namespace holdfast::documents {

const Traced* figure_of(const Cell& cell, const TracedFigures& figures) {
    if (cell.figure.empty()) return nullptr;
    const auto found = figures.find(cell.figure);
    return found == figures.end() ? nullptr : &found->second;
}

std::string printed(const Cell& cell, const TracedFigures& figures) {
    if (!cell.text.empty()) return cell.text;
    if (const auto* traced = figure_of(cell, figures)) return traced->print;
    return cell.number ? cell.number->grouped() : std::string{};
}

bool shows_number(const Table& table, std::size_t row, std::size_t column) {
    const Cell& cell = table.rows[row][column];
    const bool is_in_numbers = column < table.columns.size() && table.columns[column].is_numeric;
    return is_number(cell) || (is_in_numbers && cell.text.find_first_of("0123456789") != std::string::npos);
}

Origin origin_of(const Table& table, std::size_t row, std::size_t column, const TracedFigures& figures) {
    if (figure_of(table.rows[row][column], figures) != nullptr) return Origin::figure;
    const bool is_total = (table.has_total_row && row + 1 == table.rows.size()) || (table.has_total_column && column + 1 == table.rows[row].size());
    return is_total ? Origin::total : Origin::records;
}

}  // namespace holdfast::documents
