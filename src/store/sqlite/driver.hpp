#pragma once

#include "store/connection.hpp"

#include <memory>
#include <string_view>

namespace holdfast::store::sqlite {

/// The driver for a database file; `:memory:` is a private database that is gone with the driver.
/// Throws Unsuitable when the path is not that of a database of this product or of a new one, and Unavailable when the file cannot be opened or made.
std::unique_ptr<Driver> open(std::string_view path);

}  // namespace holdfast::store::sqlite
