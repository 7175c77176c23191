#pragma once

#include "core/retention/kind.hpp"

namespace holdfast::returns {

/// What returns said of nobody who is a child on record: adopters of Annex A, and rows of other tables without a child's number.
retention::Kind rows_without_a_child();

}  // namespace holdfast::returns
