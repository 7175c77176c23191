#pragma once

#include "core/exchange/value.hpp"
#include "core/figures/ledger.hpp"

namespace holdfast::figure_ledger {

/// `figures`: every value of every figure, one row each.
exchange::Listing figures_listing(const figures::Ledger& ledger);
/// A figure at each of these periods, a value that its counts make where none is stated.
exchange::Listing periods_listing(const std::vector<const figures::Figure*>& periods);
/// `check figures`: every finding, with all the values concerned and their places.
exchange::Listing findings_listing(const std::vector<figures::Finding>& findings);

}  // namespace holdfast::figure_ledger
