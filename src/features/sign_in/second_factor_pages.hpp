#pragma once

#include "core/site/router.hpp"
#include "features/sign_in/sign_in.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// The page that shows recovery codes: it answers the post that made them, and nothing keeps them.
site::Page codes_page(const std::vector<std::string>& codes, std::string_view next);

/// The second half of signing in, and a person's own second factor: setting one up, replacing it, new recovery codes, taking it away.
void add_second_factor_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::sign_in
