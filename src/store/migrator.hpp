#pragma once

#include "store/connection.hpp"

#include <span>

namespace holdfast::store {

/// Brings the schema up to date through `connection`, each migration in a transaction together with the note that it ran.
/// Several processes may do so at once. Throws std::runtime_error as Database::migrate says.
void migrate(Connection& connection, const Dialect& dialect, std::span<const Migration> migrations);

}  // namespace holdfast::store
