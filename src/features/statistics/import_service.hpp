#pragma once

#include "core/exchange/import.hpp"

#include <vector>

namespace holdfast::statistics {

/// The kinds of file: `statistics` (a national release), `comparators` (which areas) and `comparisons` (which measures).
std::vector<exchange::ImportKind> imports();

}  // namespace holdfast::statistics
