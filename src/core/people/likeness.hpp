#pragma once

#include "base/time.hpp"

#include <string_view>
#include <vector>

namespace holdfast::people {

/// How much two folded names are alike after Jaro and Winkler, in thousandths from 0 to 1000: shared letters near one another, letters out of
/// order, and a common beginning. Exact arithmetic, rounded down.
int jaro_winkler(std::string_view one, std::string_view other);

/// Whether one name becomes the other by at most one slip: a letter more, less or another, or two neighbours that changed places.
bool is_one_slip_apart(std::string_view one, std::string_view other);

/// Whether one given name is a short or pet form of the other, or both of the same one: LIZ and ELIZABETH, BILL and WILLIAM.
bool are_forms_of_one_name(std::string_view one, std::string_view other);
/// Every other form of the same name, or names.
std::vector<std::string_view> forms_of(std::string_view name);

/// How two dates of birth agree.
enum class DateAgreement { same, day_and_month_swapped, neighbours_swapped, one_digit_wrong, same_month, different };
/// The first that holds, in the order above, over the eight digits of the year, month and day.
DateAgreement agreement_of(Date one, Date other);

}  // namespace holdfast::people
