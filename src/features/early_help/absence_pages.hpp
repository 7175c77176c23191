#pragma once

#include "core/site/router.hpp"
#include "features/early_help/absence.hpp"

namespace holdfast::early_help {

void add_absence_routes(site::Router& router);
/// What schools say of the child's absence, the latest year first, and whether it suggests an assessment; nothing where they have said nothing.
web::Html absence_part(trail::View& view, Id<people::Person> child, bool has_open_assessment);

}  // namespace holdfast::early_help
