#pragma once

#include "core/indicators/indicator.hpp"
#include "store/row.hpp"

namespace holdfast::scorecard {

/// The column as the word it holds. Throws std::runtime_error for one that this program never wrote.
figures::Unit unit_at(const store::Row& row, int column);
Basis basis_at(const store::Row& row, int column);
indicators::GoodIs good_is_at(const store::Row& row, int column);
Period period_at(const store::Row& row, int column);

/// Five columns: good_is, target_low, target_high, green_within, amber_within.
indicators::Target target_at(const store::Row& row, int first_column);

}  // namespace holdfast::scorecard
