#pragma once

#include "core/exchange/value.hpp"
#include "core/measures/counting.hpp"

#include <string>
#include <vector>

namespace holdfast::measures {

/// The indicators of a period as rows: `code, label, numerator, denominator, value, unit, basis, as_at`.
exchange::Listing listing_of(const std::vector<Counted>& counted, Date from, Date to);

/// docs/reference/indicators.md.
std::string reference_page();

}  // namespace holdfast::measures
