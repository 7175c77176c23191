#pragma once

#include "core/people/name_index_store.hpp"
#include "core/site/router.hpp"

#include <memory>

namespace holdfast::people {

/// `/persons`: looking for somebody. What is typed is sent and kept, so that no name or day of birth ever stands in an address.
void add_find_routes(site::Router& router, const std::shared_ptr<NameIndex>& index);

}  // namespace holdfast::people
