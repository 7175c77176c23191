#pragma once

#include "core/site/router.hpp"
#include "features/returns/return_desk.hpp"

namespace holdfast::returns {

/// The returns that were loaded, what is wrong with each, and sending another.
void add_return_routes(site::Router& router, const std::shared_ptr<ReturnDesk>& desk);

}  // namespace holdfast::returns
