#pragma once

#include "store/connection.hpp"

#include <memory>
#include <string>

namespace holdfast::store::postgres {

/// The driver for the database at a `postgresql://` address. Throws Unavailable when it cannot be reached.
std::unique_ptr<Driver> open(const std::string& url);

}  // namespace holdfast::store::postgres
