#pragma once

#include "core/documents/document.hpp"

#include <set>
#include <string>

namespace holdfast::documents {

/// Adds to the keys of hidden figures those that must be hidden with them because they are parts of one total that is shown: where one part is
/// hidden and every other is not, the total gives it away, in whichever tables they stand.
void hide_with_parts(const TracedFigures& figures, std::set<std::string, std::less<>>& hidden);

/// Adds the percentages and rates that belong to a hidden count by name, wherever they stand: `cla.placed_outside_percent` to `cla.placed_outside`,
/// `cpp.rate` to `cpp.open`, of the same period and population. With the number that they are a share of they would give it away.
void hide_with_counts(const TracedFigures& figures, std::set<std::string, std::less<>>& hidden);

}  // namespace holdfast::documents
