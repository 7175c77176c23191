#pragma once

#include "core/trail/view.hpp"
#include "features/scorecard/scorecard_row.hpp"

#include <optional>
#include <vector>

namespace holdfast::scorecard {

/// The scorecard of a reporting year, in four statements whatever its length. Of readings it knows period, value and approval, of ratings
/// that were decided the reason and the name, of trends the word: the rest is on the indicator's own page.
Scorecard load_scorecard(trail::View& view, const Period& year);

/// Every year with a target or a value, newest first.
std::vector<Period> years_on_record(trail::View& view);

/// The indicators of the year's values that are locked, with their periods: what a year's approval page lists.
struct LockedValue {
    std::string code{};
    Period period{Period::year(2000)};
    std::string approved_by{};
    Instant approved_at{};
};
std::vector<LockedValue> locked_values(trail::View& view, const Period& year);

}  // namespace holdfast::scorecard
