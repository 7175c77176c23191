#pragma once

#include "core/site/router.hpp"
#include "features/figure_ledger/sources.hpp"

#include <memory>

namespace holdfast::figure_ledger {

/// `/figures/{measure}/{period}?population=`: one figure, how it was obtained, what else is stated about it, and where it is used.
void add_figure_routes(site::Router& router, std::shared_ptr<const Sources> sources);

}  // namespace holdfast::figure_ledger
