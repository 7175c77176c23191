#pragma once

#include "core/site/router.hpp"
#include "features/open_id/open_id.hpp"

namespace holdfast::open_id {

/// Which identities of other sites stand for an account: a person's own, and anybody's for an administrator.
void add_link_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::open_id
