#include "core/measures/almanac.hpp"

#include <algorithm>

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

namespace {

/// The months of the days that records are about, so that they need not be worked out for each of millions.
struct Months {
    static constexpr int first_year = 1950, last_year = 2099;
    struct Place {
        std::uint16_t month{};  ///< counted from the first
        std::uint8_t day{};     ///< of the month, from 0
    };
    Months() {
        for (int year = first_year; year <= last_year + 1; ++year)
            for (unsigned month = 1; month <= 12; ++month) {
                begins.push_back(day_of(make_date(year, month, 1)));
                if (begins.size() == 1) continue;
                for (Day day = begins[begins.size() - 2]; day < begins.back(); ++day)
                    places.push_back({static_cast<std::uint16_t>(begins.size() - 2), static_cast<std::uint8_t>(day - begins[begins.size() - 2])});
            }
    }
    std::vector<Day> begins{};
    std::vector<Place> places{};
};

}  // namespace

static Day months_later(Day from, int months) {
    const std::chrono::year_month_day ymd{date_of(from)};
    const auto month = std::chrono::year_month{ymd.year(), ymd.month()} + std::chrono::months{months};
    const auto last = (month / std::chrono::last).day();
    return day_of(Date{month / (ymd.day() < last ? ymd.day() : last)});
}

Day Almanac::add_months(Day from, int months) {
    static const Months known;
    if (from == no_day) return no_day;
    const auto at = std::int64_t{from} - known.begins.front();
    if (at < 0 || at >= static_cast<std::int64_t>(known.places.size())) return months_later(from, months);
    const auto place = known.places[static_cast<std::size_t>(at)];
    const int month = place.month + months;
    if (month < 0 || month + 1 >= static_cast<int>(known.begins.size())) return months_later(from, months);
    const auto* begin = &known.begins[static_cast<std::size_t>(month)];
    return std::min(begin[0] + place.day, begin[1] - 1);
}

int Almanac::age(Day born, Day on) {
    const std::chrono::year_month_day birth{date_of(born)}, day{date_of(on)};
    const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
    return on < add_months(born, 12 * years) ? years - 1 : years;
}

}  // namespace holdfast::measures
