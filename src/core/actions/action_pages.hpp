#pragma once

#include "core/actions/action.hpp"
#include "core/site/router.hpp"
#include "web/html.hpp"

#include <string>
#include <vector>

namespace holdfast::actions {

/// Everything that is done with the actions of a kind of record, at `{path of the record}/actions`: the plans with their ratings, the form that adds an action, an
/// action with all that was said of it and the form that says more, and a plan carried forward.
void add_action_routes(site::Router& router, const Desk& desk);

/// For the record's own page: the open actions with their ratings, and the link to all. Empty for who may not read the record.
web::Html actions_part(trail::View& view, const Desk& desk, const std::string& reference);

/// The same with the actions that are done or no longer needed.
web::Html every_action_part(trail::View& view, const Desk& desk, const std::string& reference);

/// The page `/actions`: the viewer's own open actions, and those past their day of records that they may list, over all these kinds of records.
void add_own_actions_route(site::Router& router, Permission permission, std::vector<Desk> desks);

}  // namespace holdfast::actions
