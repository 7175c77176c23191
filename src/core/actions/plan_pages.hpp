#pragma once

#include "core/actions/action.hpp"
#include "core/site/page.hpp"
#include "core/trail/view.hpp"
#include "web/request.hpp"

#include <string>
#include <vector>

namespace holdfast::actions {

/// `/probes/P1/actions`.
std::string plans_path(const Desk& desk, const std::string& reference);
/// `/probes/P1/actions/12`.
std::string action_path(const Desk& desk, const ActionRef& which);
/// Which action the address names. Refused where it is no number.
Outcome<ActionRef> action_in(const web::Request& request);

/// The actions of a record, plan by plan.
Outcome<site::Page> plans_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors);
/// The form that adds one.
Outcome<site::Page> new_action_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors);
/// One action with all that was said of it and, for who may say more, the form.
Outcome<site::Page> action_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors);
/// The viewer's own and the late ones, of all these kinds of records.
site::Page own_actions_page(trail::View& view, const std::vector<Desk>& desks);

}  // namespace holdfast::actions
