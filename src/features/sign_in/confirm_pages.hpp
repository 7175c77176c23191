#pragma once

#include "core/site/router.hpp"
#include "features/sign_in/sign_in.hpp"

#include <memory>

namespace holdfast::sign_in {

/// The page that asks somebody who is signed in to prove again who they are, before an act that needs it.
void add_confirm_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::sign_in
