#pragma once

#include "core/clocks/running.hpp"
#include "core/trail/change.hpp"

#include <set>
#include <utility>
#include <vector>

namespace holdfast::lado {

/// A clock and the moment at which it is due: moved to another, it is told of again.
using ToldClock = std::pair<Id<clocks::Running>, Instant>;

/// Of which clocks the officers were told already.
std::set<ToldClock> clocks_told(trail::View& view);
void mark_clock_told(trail::Change& change, const ToldClock& clock);
void forget_clocks_that_ended(trail::Change& change);

}  // namespace holdfast::lado
