#pragma once

#include "core/site/router.hpp"

#include <string_view>

namespace holdfast::design {

inline constexpr std::string_view gallery_path = "/design/components";

/// The list of components and the page of each.
void add_gallery_routes(site::Router& router);

}  // namespace holdfast::design
