#pragma once

#include "core/exchange/value.hpp"
#include "core/figures/provider.hpp"
#include "features/scorecard/scorecard_row.hpp"

namespace holdfast::scorecard {

/// Every value of every indicator, on every basis, as a submitted figure. Values that say there is none are left out.
figures::Provider submitted_values();

/// The scorecards and the indicator pages as places where those figures are used.
figures::UseProvider uses_on_scorecards();

/// The scorecard as rows: one for each indicator, `rag` the effective rating.
exchange::Listing listing_of(const Scorecard& scorecard);

}  // namespace holdfast::scorecard
