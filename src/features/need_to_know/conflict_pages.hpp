#pragma once

#include "core/site/router.hpp"
#include "features/need_to_know/form_pages.hpp"

namespace holdfast::need_to_know {

/// `/access/conflicts`: the register of conflicts of interest, and the lifting of a bar by two people.
void add_conflict_routes(site::Router& router, const Kinds& kinds);

}  // namespace holdfast::need_to_know
