#pragma once

#include "core/site/router.hpp"
#include "features/need_to_know/form_pages.hpp"

namespace holdfast::need_to_know {

/// `/access/sharing-decisions`: what was shared or withheld, with whom and why, for a record of any kind.
void add_sharing_routes(site::Router& router, const Kinds& kinds);

}  // namespace holdfast::need_to_know
