#pragma once

#include "core/exchange/import.hpp"

#include <string>
#include <vector>

namespace holdfast::exchange {

/// docs/reference/imports.md in Markdown: what every file has in common, then each kind with its columns, in the given order.
std::string reference_page(const std::vector<ImportKind>& kinds);

}  // namespace holdfast::exchange
