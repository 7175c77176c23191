#pragma once

#include "core/measures/cohort_figures.hpp"
#include "core/site/router.hpp"

#include <memory>

namespace holdfast::measures {

/// `/measures`: every indicator of a year (`year` in the query) and its file; `/measures/{indicator}`: one with its breakdowns; its children.
void add_measure_routes(site::Router& router, const std::shared_ptr<CohortKeeper>& keeper);

}  // namespace holdfast::measures
