#pragma once

#include "core/site/router.hpp"

namespace holdfast::child_protection {

/// `/child-protection`: the list and its file.
void add_list_routes(site::Router& router);

}  // namespace holdfast::child_protection
