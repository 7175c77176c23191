#pragma once

#include "core/site/router.hpp"
#include "features/invitations/invitations.hpp"

#include <memory>

namespace holdfast::invitations {

void add_invitation_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::invitations
