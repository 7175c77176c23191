#pragma once

#include "core/site/router.hpp"
#include "features/need_to_know/form_pages.hpp"

namespace holdfast::need_to_know {

/// Proposals of new owners for records whose owners have left, for the second person.
void add_succession_routes(site::Router& router, const Kinds& kinds);
/// What the viewer was given of late, for their page of notices; empty where that is nothing.
web::Html records_given(trail::View& view, const Kinds& kinds);

}  // namespace holdfast::need_to_know
