#pragma once

#include "core/site/router.hpp"
#include "features/scorecard/scorecard_row.hpp"
#include "features/scorecard/selection.hpp"

#include <vector>

namespace holdfast::scorecard {

/// The page of a year's scorecard, with links to the other years on record.
site::Page scorecard_page(const Scorecard& scorecard, const Selection& selection, const std::vector<Period>& years);

/// `/scorecard`, `/scorecard/{year}` and its CSV.
void add_scorecard_routes(site::Router& router);

}  // namespace holdfast::scorecard
