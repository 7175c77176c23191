#include "core/documents/document.hpp"

#include "core/documents/markdown.hpp"

#include <algorithm>

namespace holdfast::documents {

static std::string printed_words(const Words& words, const TracedFigures& figures) {
    if (words.kind == Words::Kind::text) return words.text;
    if (words.kind != Words::Kind::figure) return {};
    const auto found = figures.find(words.text);
    return found == figures.end() ? "not available" : found->second.print;
}

std::string with_prints(std::string_view words, const TracedFigures& figures) {
    if (!names_figure(words)) return std::string(words);
    std::string made;
    for (const auto& run : read_line(words).children) made += printed_words(run, figures);
    return made;
}

std::vector<std::string> keys_in_words(const Block& block) {
    if (const auto* markdown = std::get_if<Markdown>(&block)) return figure_keys(markdown->text);
    std::vector<std::string> keys;
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) return keys;
    for (const auto& row : table->rows)
        for (const auto& cell : row) std::ranges::move(figure_keys(cell.text), std::back_inserter(keys));
    for (const auto& note : table->notes) std::ranges::move(figure_keys(note), std::back_inserter(keys));
    return keys;
}

std::vector<std::string> keys_of(const Block& block) {
    auto keys = keys_in_words(block);
    if (const auto* table = std::get_if<Table>(&block))
        for (const auto& row : table->rows)
            for (const auto& cell : row)
                if (!cell.figure.empty()) keys.push_back(cell.figure);
    return keys;
}

const Traced* figure_of(const Cell& cell, const TracedFigures& figures) {
    if (cell.figure.empty()) return nullptr;
    const auto found = figures.find(cell.figure);
    return found == figures.end() ? nullptr : &found->second;
}

std::string printed(const Cell& cell, const TracedFigures& figures) {
    if (!cell.text.empty()) return with_prints(cell.text, figures);
    if (const auto* traced = figure_of(cell, figures)) return traced->print;
    return cell.number ? cell.number->grouped() : std::string{};
}

bool shows_number(const Table& table, std::size_t row, std::size_t column) {
    const Cell& cell = table.rows[row][column];
    const bool is_in_numbers = column < table.columns.size() && table.columns[column].is_numeric;
    return is_number(cell) || (is_in_numbers && !names_figure(cell.text) && cell.text.find_first_of("0123456789") != std::string::npos);
}

Origin origin_of(const Table& table, std::size_t row, std::size_t column, const TracedFigures& figures) {
    if (figure_of(table.rows[row][column], figures) != nullptr) return Origin::figure;
    const bool is_total = (table.has_total_row && row + 1 == table.rows.size()) || (table.has_total_column && column + 1 == table.rows[row].size());
    return is_total ? Origin::total : Origin::records;
}

}  // namespace holdfast::documents
