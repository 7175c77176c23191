#pragma once

#include "core/site/router.hpp"

namespace holdfast::scorecard {

/// `/indicators/{code}/{period}/narrative`, `.../rating`, `.../trend`: the cause for concern, and a person's word in place of the rule's.
void add_decision_routes(site::Router& router);

}  // namespace holdfast::scorecard
