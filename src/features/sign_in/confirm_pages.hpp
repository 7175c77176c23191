#pragma once

#include "core/site/router.hpp"

namespace holdfast::sign_in {

/// The page that asks somebody who is signed in to prove again who they are, before an act that needs it.
void add_confirm_routes(site::Router& router);

}  // namespace holdfast::sign_in
