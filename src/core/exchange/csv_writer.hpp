#pragma once

#include <string>
#include <string_view>

namespace holdfast::exchange {

/// Adds one text cell as `to_csv` writes it: quoted where it must be, with an apostrophe before what a spreadsheet would run as a formula.
void append_csv_text(std::string& out, std::string_view text);

}  // namespace holdfast::exchange
