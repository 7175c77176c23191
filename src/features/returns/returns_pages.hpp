#pragma once

#include "core/site/router.hpp"

namespace holdfast::returns {

/// `/returns`: the returns that were loaded; `/returns/{number}`: one with its breaches by rule; `/returns/{number}/issues`: each breach, and the file.
void add_return_routes(site::Router& router);

}  // namespace holdfast::returns
