#pragma once

#include "core/exchange/import.hpp"

#include <vector>

namespace holdfast::governance {

/// The kinds of file the slice takes: `glossary members groups budget plan`.
std::vector<exchange::ImportKind> imports();

}  // namespace holdfast::governance
