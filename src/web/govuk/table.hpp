#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// A cell of a table. `format` `numeric` sets it to the right.
struct TableCell {
    std::string text{};
    Html html{};
    std::string format{};
    std::string classes{};
    int colspan{};
    int rowspan{};
    Attributes attributes{};
};
using TableRow = std::vector<TableCell>;

/// A table. With `first_cell_is_header` each row's first cell is its header; wherever rows have names, it should be.
struct Table {
    std::vector<TableRow> rows;
    TableRow head{};
    std::string caption{};
    std::string caption_classes{};
    bool first_cell_is_header{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Table& options);
inline Html table(const Table& options) { return made(options); }

}  // namespace holdfast::web::govuk
