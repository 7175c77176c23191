#pragma once

#include "core/figures/provider.hpp"

namespace holdfast::scorecard {

/// The scorecards, the pages of indicators, approval and what there is to submit, as places where figures stand: as values, as published beside them,
/// as numbers of ratings, and in the words that people wrote.
figures::UseProvider uses_on_scorecards();

}  // namespace holdfast::scorecard
