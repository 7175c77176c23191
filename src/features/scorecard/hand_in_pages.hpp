#pragma once

#include "core/site/router.hpp"

namespace holdfast::scorecard {

/// `/submissions`: what the viewer's agency has to hand in for a year, and how far it is.
void add_hand_in_routes(site::Router& router);

}  // namespace holdfast::scorecard
