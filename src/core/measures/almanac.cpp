#include "core/measures/almanac.hpp"

namespace holdfast::measures {

Almanac::Almanac(const calendar::Calendar& calendar)
    : first_(day_of(make_date(calendar.first_year(), 1, 1))), last_(day_of(make_date(calendar.last_year(), 12, 31))) {
    count_.reserve(index(last_) + 1);
    for (Day day = first_; day <= last_; ++day) {
        if (calendar.is_working(date_of(day))) working_.push_back(day);
        count_.push_back(static_cast<std::int32_t>(working_.size()));
    }
}

Day Almanac::add_working_days(Day from, int days) const {
    if (!covers(from)) return no_day;
    const auto at = static_cast<std::size_t>(count_[index(from)] + days - 1);
    return at < working_.size() ? working_[at] : no_day;
}

Day Almanac::add_months(Day from, int months) {
    if (from == no_day) return no_day;
    const std::chrono::year_month_day ymd{date_of(from)};
    const auto month = std::chrono::year_month{ymd.year(), ymd.month()} + std::chrono::months{months};
    const auto last = (month / std::chrono::last).day();
    return day_of(Date{month / (ymd.day() < last ? ymd.day() : last)});
}

int Almanac::age(Day born, Day on) {
    const std::chrono::year_month_day birth{date_of(born)}, day{date_of(on)};
    const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
    return on < add_months(born, 12 * years) ? years - 1 : years;
}

}  // namespace holdfast::measures
