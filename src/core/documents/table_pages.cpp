#include "core/documents/dress_pages.hpp"

#include <fmt/format.h>

namespace holdfast::documents {

using web::html;
using web::Html;

std::optional<std::string> address_of_cell(const Writing& writing, const Table& table, std::size_t row, std::size_t column) {
    const Cell& cell = table.rows[row][column];
    const Traced* traced = figure_of(cell, writing.document.figures);
    if (traced != nullptr && (is_number(cell) || traced->is_suppressed || printed(cell, writing.document.figures) == traced->print))
        return writing.address_of(*traced);
    if (!shows_number(table, row, column)) return std::nullopt;
    const auto* where = origin_of(table, row, column, writing.document.figures) == Origin::total ? "totals" : "records";
    return fmt::format("#{}-{}", where, table.name);
}

static Html content(const Writing& writing, const Table& table, std::size_t row, std::size_t column) {
    const Cell& cell = table.rows[row][column];
    if (names_figure(cell.text)) return words_html(writing, read_line(cell.text), 2);
    const std::string print = printed(cell, writing.document.figures);
    const auto address = address_of_cell(writing, table, row, column);
    return address ? html(R"(<a href="{}"{}>{}</a>)", *address, writing.dress.figure_link, print) : Html::text(print);
}

static bool is_numeric(const Table& table, std::size_t column) { return column < table.columns.size() && table.columns[column].is_numeric; }

static Html row_html(const Writing& writing, const Table& table, std::size_t row) {
    const Dress& dress = writing.dress;
    Html cells;
    for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
        const Html inside = content(writing, table, row, column);
        if (column == 0 && !inside.empty()) cells.add(R"(<th scope="row"{}>{}</th>)", dress.header, inside);
        else cells.add("<td{}>{}</td>", is_numeric(table, column) ? dress.number_cell : dress.cell, inside);
    }
    const bool is_total = table.has_total_row && row + 1 == table.rows.size();
    return html("<tr{}>{}</tr>", is_total ? dress.total_row : dress.row, cells);
}

static Html head_html(const Writing& writing, const Table& table) {
    const Dress& dress = writing.dress;
    Html headers;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto& label = table.columns[column].label;
        if (label.empty()) headers.add("<td{}></td>", dress.cell);
        else headers.add(R"(<th scope="col"{}>{}</th>)", is_numeric(table, column) ? dress.number_header : dress.header, label);
    }
    return html("<thead{}><tr{}>{}</tr></thead>", dress.head, dress.row, headers);
}

static constexpr std::size_t most_columns_upright = 7;

Html table_html(const Writing& writing, const Table& table) {
    const Dress& dress = writing.dress;
    Html rows;
    for (std::size_t row = 0; row < table.rows.size(); ++row) rows.add(row_html(writing, table, row));
    Html notes;
    for (const auto& note : table.notes) notes.add("<p{}>{}</p>", dress.note, words_html(writing, read_line(note), 2));
    const Html made = html(
        R"(<div{} role="region" aria-labelledby="caption-{}" tabindex="0"><table{}><caption{} id="caption-{}">{}</caption>{}<tbody{}>{}</tbody></table></div>)",
        dress.scroll, table.name, dress.table, dress.caption, table.name, table.caption, head_html(writing, table), dress.body, rows);
    const bool is_wide = table.columns.size() > most_columns_upright;
    return html(R"(<div id="table-{}"{}>{}{}</div>)", table.name, is_wide && !writing.is_in_site ? html(R"( class="wide")") : Html{}, made, notes);
}

}  // namespace holdfast::documents
