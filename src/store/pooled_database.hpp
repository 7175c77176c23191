#pragma once

#include "store/connection.hpp"

#include <memory>

namespace holdfast::store {

/// A Database made of what a driver supplies: pooled connections that read, and one writer.
std::unique_ptr<Database> make_database(std::unique_ptr<Driver> driver);

}  // namespace holdfast::store
