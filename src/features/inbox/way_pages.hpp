#pragma once

#include "core/site/router.hpp"
#include "features/inbox/inbox.hpp"

#include <memory>

namespace holdfast::inbox {

/// How one wants to be told of each kind of notice that one's roles bring, at `/account/notices`.
void add_way_routes(site::Router& router, const std::shared_ptr<const Surroundings>& surroundings);

}  // namespace holdfast::inbox
