#pragma once

#include "core/trail/view.hpp"
#include "features/scorecard/hand_in.hpp"

namespace holdfast::scorecard {

/// Every value of the year as it stands, and every period of it that was opened again and for which no value came since.
Held held_in(trail::View& view, const Period& year);

}  // namespace holdfast::scorecard
