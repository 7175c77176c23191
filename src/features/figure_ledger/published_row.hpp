#pragma once

#include "core/exchange/cells.hpp"
#include "core/figures/figure.hpp"

namespace holdfast::figure_ledger {

/// The columns of a file of published figures.
std::vector<exchange::ImportColumn> published_columns();
/// The columns of a file of time series: the same without what ties one figure to another, an area in place of a population.
std::vector<exchange::ImportColumn> series_columns();

/// Reads a row of either file. Rejects what cannot be read, and a percentage whose numerator is above its denominator; whatever can be read
/// is taken, right or wrong.
figures::Figure read_figure(exchange::Cells& cells);

}  // namespace holdfast::figure_ledger
