#pragma once

#include "core/exchange/import.hpp"

namespace holdfast::organisations {

/// The kind `people`: who holds which role at which agency, for which time.
exchange::ImportKind people_import(std::vector<Role> roles);

}  // namespace holdfast::organisations
