#pragma once

#include "store/connection.hpp"

#include <memory>
#include <string>

namespace holdfast::store::postgres {

/// The driver for the database at a `postgresql://` address. Throws as `require_admission` does.
std::unique_ptr<Driver> open(const std::string& url);

}  // namespace holdfast::store::postgres
