#pragma once

#include "core/site/router.hpp"

namespace holdfast::audit {

/// One entry of the trail, and the proof that it is there.
void add_entry_routes(site::Router& router);

}  // namespace holdfast::audit
