#pragma once

#include "core/site/router.hpp"
#include "features/inbox/inbox.hpp"

#include <memory>

namespace holdfast::inbox {

/// The inbox of who looks: what they were told, opening one notice, and marking them all as read. Looking marks nothing as read.
void add_inbox_routes(site::Router& router, const std::shared_ptr<const Surroundings>& surroundings);

}  // namespace holdfast::inbox
