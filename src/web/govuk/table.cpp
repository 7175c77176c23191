#include "web/govuk/table.hpp"

namespace holdfast::web::govuk {

static void add_cell_end(Html& page, const TableCell& cell) {
    add_class(page, cell.classes);
    page.add("\"");
    if (cell.colspan != 0) page.add(" colspan=\"{}\"", cell.colspan);
    if (cell.rowspan != 0) page.add(" rowspan=\"{}\"", cell.rowspan);
    add_attributes(page, cell.attributes);
    page.add(">");
    add_content(page, cell);
}

static void add_head(Html& page, const TableRow& head) {
    if (head.empty()) return;
    page.add("<thead class=\"govuk-table__head\">\n<tr class=\"govuk-table__row\">\n");
    for (const auto& cell : head) {
        page.add("<th scope=\"col\" class=\"govuk-table__header");
        add_if(page, cell.format, " govuk-table__header--{}");
        add_cell_end(page, cell);
        page.add("</th>\n");
    }
    page.add("</tr>\n</thead>\n");
}

static void add_cell(Html& page, const TableCell& cell, bool is_header) {
    if (is_header) {
        page.add("<th scope=\"row\" class=\"govuk-table__header");
        add_cell_end(page, cell);
        page.add("</th>\n");
    } else {
        page.add("<td class=\"govuk-table__cell");
        add_if(page, cell.format, " govuk-table__cell--{}");
        add_cell_end(page, cell);
        page.add("</td>\n");
    }
}

static void add_row(Html& page, const TableRow& row, bool first_cell_is_header) {
    page.add("<tr class=\"govuk-table__row\">\n");
    for (const auto& cell : row) add_cell(page, cell, first_cell_is_header && &cell == row.data());
    page.add("</tr>\n");
}

void add(Html& page, const Table& options) {
    page.add("<table class=\"govuk-table");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    if (!options.caption.empty()) {
        page.add("<caption class=\"govuk-table__caption");
        add_class(page, options.caption_classes);
        page.add("\">{}</caption>\n", options.caption);
    }
    add_head(page, options.head);
    page.add("<tbody class=\"govuk-table__body\">\n");
    for (const auto& row : options.rows) add_row(page, row, options.first_cell_is_header);
    page.add("</tbody>\n</table>\n");
}

}  // namespace holdfast::web::govuk
