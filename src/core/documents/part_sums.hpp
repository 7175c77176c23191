#pragma once

#include "core/documents/document.hpp"

#include <set>
#include <string>

namespace holdfast::documents {

/// Adds to the keys of hidden figures those that must be hidden with them because they are parts of one total that is shown: where one part is
/// hidden and every other is not, the total gives it away, in whichever tables they stand.
void hide_with_parts(const TracedFigures& figures, std::set<std::string, std::less<>>& hidden);

}  // namespace holdfast::documents
