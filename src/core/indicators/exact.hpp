#pragma once

#include "base/decimal.hpp"

#include <compare>
#include <string_view>

/// Products of decimals compared in 128 bits, where a product kept as a decimal could outgrow its 18 digits.
namespace holdfast::indicators {

/// Whether a value, a target or a tolerance may have this number: at most 12 digits, at most 6 of them after the point. Whatever passes can be
/// rated and compared exactly; more is a slip of the pen.
bool is_rateable(Decimal number);
inline constexpr std::string_view rateable_in_words = "must have at most 12 digits, no more than 6 of them after the point";

/// `a x b` against `c x d`, exactly, for rateable numbers and for the difference of two of them.
std::strong_ordering compare_products(Decimal a, Decimal b, Decimal c, Decimal d);

}  // namespace holdfast::indicators
