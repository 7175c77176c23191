#pragma once

#include "core/trail/trail_store.hpp"

namespace holdfast::trail {

/// The entry in a row that begins with `sequence, at, actor, agency, type, kind, reference, reason, detail`.
TrailEntry entry_in(const store::Row& row);

}  // namespace holdfast::trail
