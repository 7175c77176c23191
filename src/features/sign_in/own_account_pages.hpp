#pragma once

#include "core/site/router.hpp"
#include "features/sign_in/sign_in.hpp"

#include <memory>

namespace holdfast::sign_in {

/// A person's own account: who they are to the site, changing their password, and where they are signed in.
void add_own_account_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::sign_in
