#include "core/exchange/reference.hpp"

#include <fmt/format.h>

namespace holdfast::exchange {

static constexpr std::string_view introduction = R"(# Files that can be imported

`holdfast import KIND FILE...` on the command line, or Imports on the site. `--dry-run` shows what a file would do and keeps nothing.

This page is written by `holdfast docs imports` from the same declarations that check the files.

## Every file

- CSV as RFC 4180 has it: a header row, commas, cells in double quotes where they hold commas, quotes (doubled) or line ends. Lines end
  with CRLF or LF. Empty lines are passed over.
- UTF-8, with or without a byte-order mark. NUL bytes and other control characters are refused.
- The columns may stand in any order. A column that is not known, that stands twice or that is required and missing is refused.
- Spaces around a cell are dropped.
- Numbers are plain: `82.1`, `-3`, `68.0`; no percent or pound sign, no thousands comma. They keep the decimals they are written with.
- Dates are `2017-03-31`. Periods are `2016-17` (April to March), `2016-17 Q2`, `2017-03`, `2017-03-31` or the calendar year `2016`.
- The apostrophe that our own CSV files have before a text that a spreadsheet would run as a formula (`'=1+1`) is left out.
- Greek and Cyrillic letters that look Latin are replaced in codes and in Latin words, and every replacement is reported. Words that are
  Greek or Cyrillic throughout are left alone.
- All or nothing: when one row is refused nothing of the file is kept, and every refused row is named with its line, column, value and
  reason.
- A row that is there already as it is changes nothing, so the same file can be imported twice. A row with the same key and other cells
  replaces what is there.
)";

/// A bar would end the cell of a Markdown table.
static std::string cell(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '|') out += '\\';
        out += letter;
    }
    return out;
}

std::string reference_page(const std::vector<ImportKind>& kinds) {
    std::string page(introduction);
    for (const auto& kind : kinds) {
        page += fmt::format("\n## {}\n\n{}\n\n| column | required | holds |\n|---|---|---|\n", kind.name, kind.summary);
        for (const auto& column : kind.columns) page += fmt::format("| `{}` | {} | {} |\n", column.name, column.is_required ? "yes" : "no", cell(column.takes));
    }
    return page;
}

}  // namespace holdfast::exchange
