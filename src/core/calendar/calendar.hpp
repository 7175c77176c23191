#pragma once

#include "base/time.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::calendar {

/// A day on which offices in England and Wales are shut besides Saturdays and Sundays.
struct Holiday {
    Date on{};
    std::string name{};
    friend bool operator==(const Holiday&, const Holiday&) = default;
};

/// Thrown when a working day is asked for outside the years whose bank holidays are known: a guess would be a wrong statutory date.
class BeyondCalendar : public std::out_of_range {
public:
    using std::out_of_range::out_of_range;
};

/// The bank holidays of England and Wales that the product ships, in order of date (Banking and Financial Dealings Act 1971 with its
/// substitute days, and days appointed by proclamation). They are in data/bank-holidays-england.csv.
const std::vector<Holiday>& shipped_holidays();

/// Working days in England: every day but Saturdays, Sundays and bank holidays.
class Calendar {
public:
    /// The shipped bank holidays and what an administrator has added.
    explicit Calendar(const std::vector<Holiday>& added = {});

    bool is_working(Date day) const;
    /// The day that is `days` working days after `from`, which itself does not count; before it for a negative number, `from` itself for 0.
    Date add_working_days(Date from, int days) const;
    /// How many working days lie after `from` up to and including `to`; negative when `to` is earlier.
    int working_days_between(Date from, Date to) const;

    /// The years whose bank holidays are known. A later year counts as known when at least eight of its days were added.
    int first_year() const { return first_year_; }
    int last_year() const { return last_year_; }
    /// In order of date.
    const std::vector<Holiday>& holidays() const { return holidays_; }

private:
    std::vector<Holiday> holidays_{};
    int first_year_{};
    int last_year_{};
};

}  // namespace holdfast::calendar
