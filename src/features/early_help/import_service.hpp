#pragma once

#include "core/exchange/import.hpp"

#include <vector>

namespace holdfast::early_help {

/// The kind `early-help`: assessments of before this program, as far as they are counted. The reference names a row.
std::vector<exchange::ImportKind> imports();

}  // namespace holdfast::early_help
