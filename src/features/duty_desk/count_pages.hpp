#pragma once

#include "core/site/router.hpp"

namespace holdfast::duty_desk {

/// How many calls there were in a month, per day, kind of agency and agency, as a page and as a file.
void add_count_routes(site::Router& router);

}  // namespace holdfast::duty_desk
