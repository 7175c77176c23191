#pragma once

#include "core/site/router.hpp"
#include "features/scorecard/scorecard_row.hpp"
#include "features/scorecard/selection.hpp"

namespace holdfast::scorecard {

/// The page of a year's scorecard.
site::Page scorecard_page(const Scorecard& scorecard, const Selection& selection);

/// `/scorecard`, `/scorecard/{year}` and its CSV.
void add_scorecard_routes(site::Router& router);

}  // namespace holdfast::scorecard
