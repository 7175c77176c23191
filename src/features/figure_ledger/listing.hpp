#pragma once

#include "core/exchange/value.hpp"
#include "core/figures/ledger.hpp"

namespace holdfast::figure_ledger {

/// `figures`: every value of every figure, one row each.
exchange::Listing figures_listing(const figures::Ledger& ledger);
/// `check figures`: every finding, with all the values concerned and their places.
exchange::Listing findings_listing(const std::vector<figures::Finding>& findings);

}  // namespace holdfast::figure_ledger
