#pragma once

#include "core/site/router.hpp"

namespace holdfast::lado {

/// `/lado/report`: how many allegations there were in a year, of what kind and with what outcome, on a page, in files for office programs and printed.
void add_count_routes(site::Router& router);

}  // namespace holdfast::lado
