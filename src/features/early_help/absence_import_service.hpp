#pragma once

#include "core/exchange/import.hpp"

namespace holdfast::early_help {

/// Files of kind `absences`: what schools say of children, term by term.
exchange::ImportKind absences_import();

}  // namespace holdfast::early_help
