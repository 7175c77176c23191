#pragma once

#include <string_view>

/// The apostrophe before a text of a CSV file that a spreadsheet would run as a formula, whoever wrote it.
namespace holdfast::exchange {

/// Whether the text begins with `=`, `+`, `-`, `@` or `|`, each also full width, or with a tab or the end of a line; or with apostrophes and then one of
/// these, so that the one that is written before it can be told from its own.
bool needs_guard(std::string_view text);

/// The cell without the apostrophe that was written before it; as it is where there is none.
std::string_view without_guard(std::string_view cell);

}  // namespace holdfast::exchange
