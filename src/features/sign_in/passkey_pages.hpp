#pragma once

#include "core/site/router.hpp"
#include "features/sign_in/sign_in.hpp"

#include <memory>

namespace holdfast::sign_in {

/// A person's own passkeys: which there are, adding, renaming and removing one.
void add_passkey_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::sign_in
