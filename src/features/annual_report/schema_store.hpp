#pragma once

#include "store/database.hpp"

#include <vector>

namespace holdfast::annual_report {

/// Editions, the words of their sections, their addenda, and what a published edition keeps.
std::vector<store::Migration> migrations();

}  // namespace holdfast::annual_report
