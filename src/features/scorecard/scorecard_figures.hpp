#pragma once

#include "core/exchange/value.hpp"
#include "core/figures/provider.hpp"
#include "features/scorecard/scorecard_row.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace holdfast::scorecard {

/// Every value of every indicator, on every basis, as a submitted figure. Values that say there is none are left out.
figures::Provider submitted_values();

/// How many indicators of each year have which rating, and how many there are.
figures::Provider counted_ratings();
/// The same of one scorecard: red, amber, green, not rated.
std::array<std::pair<std::string_view, int>, 4> ratings_of(const Scorecard& scorecard);
/// The key of the share of the year's values that are approved.
std::string approved_key(const Period& year);
/// The key of the number of indicators with this rating, of all with none: `scorecard.indicators@2016-17/Red`.
std::string ratings_key(const Period& year, std::string_view rating);

/// The scorecard as rows: one for each indicator, `rag` the effective rating.
exchange::Listing listing_of(const Scorecard& scorecard);

}  // namespace holdfast::scorecard
