#pragma once

#include "core/site/router.hpp"
#include "features/figure_ledger/sources.hpp"

#include <memory>

namespace holdfast::figure_ledger {

/// `/figures`: the whole ledger, filtered and paged. `/figures/contradictions`: everything that does not agree or add up.
/// Both as CSV: `/figures/table.csv?year=`, `/figures/contradictions.csv`.
void add_list_routes(site::Router& router, std::shared_ptr<const Sources> sources);

}  // namespace holdfast::figure_ledger
