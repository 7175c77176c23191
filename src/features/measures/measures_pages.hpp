#pragma once

#include "core/measures/cohort_figures.hpp"
#include "core/site/router.hpp"
#include "features/measures/ledger_names.hpp"

#include <memory>

namespace holdfast::measures {

/// `/measures`: every indicator of a year (`year` in the query) and its file; `/measures/{indicator}`: one with its breakdowns, whole or as a public edition shows
/// them (`edition=public`), and their file; its children.
void add_measure_routes(site::Router& router, const std::shared_ptr<CohortKeeper>& keeper, const LedgerNames& names);

}  // namespace holdfast::measures
