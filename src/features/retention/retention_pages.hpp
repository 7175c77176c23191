#pragma once

#include "core/retention/kind.hpp"
#include "core/site/router.hpp"

#include <memory>

namespace holdfast::retention {

using Kinds = std::shared_ptr<const std::vector<Kind>>;

void add_schedule_routes(site::Router& router, const Kinds& kinds);
void add_proposal_routes(site::Router& router, const Kinds& kinds);
void add_hold_routes(site::Router& router);
void add_certificate_routes(site::Router& router);

}  // namespace holdfast::retention
