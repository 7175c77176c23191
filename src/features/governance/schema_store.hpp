#pragma once

#include "store/database.hpp"

#include <vector>

namespace holdfast::governance {

/// The tables of the slice. `id` keeps the order in which rows were first given.
std::vector<store::Migration> migrations();

}  // namespace holdfast::governance
