#pragma once

#include "core/site/router.hpp"
#include "features/need_to_know/form_pages.hpp"

#include <optional>

namespace holdfast::need_to_know {

/// `/access/break-glass` and `/access/notices`.
void add_break_glass_routes(site::Router& router, const Kinds& kinds);

/// What stands above every page while the viewer has glass broken, or nothing.
std::optional<web::Html> banner(trail::View& view);

}  // namespace holdfast::need_to_know
