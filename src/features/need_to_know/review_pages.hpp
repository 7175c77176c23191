#pragma once

#include "core/site/router.hpp"

namespace holdfast::need_to_know {

/// `/access/reviews`: the second person's word on each use of break-glass.
void add_review_routes(site::Router& router);

}  // namespace holdfast::need_to_know
