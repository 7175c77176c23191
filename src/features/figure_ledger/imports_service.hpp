#pragma once

#include "core/exchange/import.hpp"

namespace holdfast::figure_ledger {

/// `published`: figures that publications state, one row for each place.
exchange::ImportKind published_import();
/// `series`: time series, also of areas to compare with.
exchange::ImportKind series_import();

}  // namespace holdfast::figure_ledger
