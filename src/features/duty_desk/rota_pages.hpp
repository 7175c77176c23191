#pragma once

#include "core/site/router.hpp"
#include "web/html.hpp"

namespace holdfast::duty_desk {

/// Who is on duty at this hour, for the top of the desk.
web::Html on_now_part(trail::View& view);
/// The rota of a week, the form of a day, and one's own duties as a calendar.
void add_rota_routes(site::Router& router);

}  // namespace holdfast::duty_desk
