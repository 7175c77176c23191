#pragma once

#include "store/database.hpp"

#include <vector>

namespace holdfast::scorecard {

/// The tables of the scorecard: indicators and who submits them, their targets by year, every version of every value, decisions, narratives and
/// approvals.
std::vector<store::Migration> migrations();

}  // namespace holdfast::scorecard
