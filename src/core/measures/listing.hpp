#pragma once

#include "core/exchange/value.hpp"
#include "core/measures/counting.hpp"

#include <functional>
#include <string>
#include <vector>

namespace holdfast::measures {

/// The indicators of a period as rows: `code, label, numerator, denominator, value, unit, basis, as_at`.
exchange::Listing listing_of(const std::vector<Counted>& counted, Date from, Date to);

/// The indicators of a period in groups.
struct GroupedQuestion {
    Date from{}, to{};
    std::vector<Dimension> dimensions{};
    bool is_for_public{};  ///< without small numbers, and those from which one could be worked out
    std::function<std::vector<Group>(const Counted& counted, Dimension dimension)> groups{};
};
/// The same rows as above, each followed by one for each group, with `dimension, group, shorthand` behind the columns: `c` where a number is hidden.
exchange::Listing grouped_listing_of(const std::vector<Counted>& counted, const GroupedQuestion& question);

/// docs/reference/indicators.md.
std::string reference_page();

}  // namespace holdfast::measures
