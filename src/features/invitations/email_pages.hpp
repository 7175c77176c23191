#pragma once

#include "core/site/router.hpp"

namespace holdfast::invitations {

/// Where an administrator puts a person's address on record.
void add_email_routes(site::Router& router);

}  // namespace holdfast::invitations
