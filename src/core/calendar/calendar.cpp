#include "core/calendar/calendar.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::calendar {

/// New Year's Day to Boxing Day: a year with fewer has not been entered whole.
static constexpr std::ptrdiff_t holidays_of_a_year = 8;

static int year_of(Date day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

static bool is_weekend(Date day) {
    const std::chrono::weekday weekday{day};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

static bool is_earlier(const Holiday& a, const Holiday& b) { return a.on < b.on; }

Calendar::Calendar(const std::vector<Holiday>& added) : holidays_(shipped_holidays()) {
    first_year_ = year_of(holidays_.front().on);
    last_year_ = year_of(holidays_.back().on);
    holidays_.insert(holidays_.end(), added.begin(), added.end());
    std::stable_sort(holidays_.begin(), holidays_.end(), is_earlier);
    const auto is_same_day = [](const Holiday& a, const Holiday& b) { return a.on == b.on; };
    holidays_.erase(std::unique(holidays_.begin(), holidays_.end(), is_same_day), holidays_.end());
    const auto of_next_year = [&](const Holiday& holiday) { return year_of(holiday.on) == last_year_ + 1; };
    while (std::count_if(holidays_.begin(), holidays_.end(), of_next_year) >= holidays_of_a_year) ++last_year_;
}

bool Calendar::is_working(Date day) const {
    const int year = year_of(day);
    if (year < first_year_ || year > last_year_)
        throw BeyondCalendar(fmt::format("the bank holidays of {} are not known (only {} to {}); an administrator can add them", year, first_year_, last_year_));
    return !is_weekend(day) && !std::binary_search(holidays_.begin(), holidays_.end(), Holiday{day, {}}, is_earlier);
}

Date Calendar::add_working_days(Date from, int days) const {
    const std::chrono::days step{days < 0 ? -1 : 1};
    Date day = from;
    for (int left = days < 0 ? -days : days; left > 0;) {
        day += step;
        if (is_working(day)) --left;
    }
    return day;
}

int Calendar::working_days_between(Date from, Date to) const {
    if (to < from) return -working_days_between(to, from);
    int count = 0;
    for (Date day = from + std::chrono::days{1}; day <= to; day += std::chrono::days{1})
        if (is_working(day)) ++count;
    return count;
}

}  // namespace holdfast::calendar
