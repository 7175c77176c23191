#pragma once

#include "base/time.hpp"

#include <optional>
#include <string_view>

namespace holdfast::ssda903 {

/// Reads `31/03/2017`; nothing for any other form or a day that does not exist.
std::optional<Date> parse_day(std::string_view text);
/// Whether it is a day, or one of which the day (`zz/03/2017`), the month too (`zz/zz/2017`) or all (`zz/zz/zzzz`) is not known.
bool is_unclear_day(std::string_view text);
/// The same day so many years later; from 29 February to 1 March where there is none.
Date years_after(Date day, int years);

/// The year that a collection is about, 1 April to 31 March. It is named by the year in which it ends.
struct Year {
    int collection{};
    Date first() const { return make_date(collection - 1, 4, 1); }
    Date last() const { return make_date(collection, 3, 31); }
    bool holds(Date day) const { return first() <= day && day <= last(); }
    friend bool operator==(const Year&, const Year&) = default;
};
/// The one that the day is in.
Year year_with(Date day);

}  // namespace holdfast::ssda903
