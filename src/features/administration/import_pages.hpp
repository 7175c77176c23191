#pragma once

#include "core/site/router.hpp"
#include "features/administration/administration.hpp"
#include "features/administration/offered_file.hpp"

#include <memory>

namespace holdfast::administration {

/// Choosing a kind of file, sending one, its preview with every rejected row, and loading it.
void add_import_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings);

}  // namespace holdfast::administration
