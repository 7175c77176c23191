#pragma once

#include "core/exchange/import.hpp"

namespace holdfast::organisations {

/// The kinds `agencies` and `agreements`.
std::vector<exchange::ImportKind> agency_imports();

}  // namespace holdfast::organisations
