#pragma once

#include "base/time.hpp"
#include "core/calendar/calendar.hpp"

#include <cstdint>
#include <limits>
#include <vector>

/// What is counted from the records of children's pathways: definitions, the records in columns, and the counting.
namespace holdfast::measures {

/// A day as a number, days since 1970.
using Day = std::int32_t;
/// No such day: nobody knows one, or it has not come.
inline constexpr Day no_day = std::numeric_limits<Day>::max();
/// From the beginning of time.
inline constexpr Day always = std::numeric_limits<Day>::min();

inline Day day_of(Date date) { return static_cast<Day>(date.time_since_epoch().count()); }
inline Date date_of(Day day) { return Date{std::chrono::days{day}}; }

/// The calendar as tables, so that a number of working days is a subtraction and months later is two look-ups.
class Almanac {
public:
    explicit Almanac(const calendar::Calendar& calendar = calendar::Calendar());

    /// How many working days lie after `from` up to and including `to`: the first day is day 0. Not known, and then more than any limit, where `from` is
    /// before the first year whose bank holidays are known, or either is no day.
    int working_days(Day from, Day to) const {
        if (!covers(from) || !covers(to)) return unknown;
        return count_[index(to)] - count_[index(from)];
    }
    /// The day `days` working days after `from`; `no_day` where that is not known.
    Day add_working_days(Day from, int days) const;
    /// The same day of the month so many months later, or the last of that month where it is shorter. `no_day` stays `no_day`.
    static Day add_months(Day from, int months);
    /// Whether `to` is the day so many months after `from`, or a later one.
    static bool reaches(Day from, int months, Day to) {
        const std::int64_t days = std::int64_t{to} - from;
        if (from == no_day || (days >= 30 * months - 3 && days <= 31 * months)) return add_months(from, months) <= to;
        return days > 31 * months;  // no months are shorter or longer together
    }
    /// Completed years on the day; negative before birth.
    static int age(Day born, Day on);

    bool covers(Day day) const { return day >= first_ && day <= last_; }
    static constexpr int unknown = std::numeric_limits<int>::max();

private:
    std::size_t index(Day day) const { return static_cast<std::size_t>(day - first_); }
    Day first_{}, last_{};
    std::vector<std::int32_t> count_{};
    std::vector<Day> working_{};
};

}  // namespace holdfast::measures
