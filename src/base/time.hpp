#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

/// A moment in UTC, to the millisecond. Columns that hold one end in `_at`.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A day on the London calendar. Columns that hold one end in `_on`. Does not convert to or from Instant by itself.
using Date = std::chrono::local_days;
/// Where the present comes from; passed in, so that a test can say what time it is.
using Clock = std::function<Instant()>;

/// The machine's clock.
Instant system_now();

/// The London day on which the moment falls.
Date london_date(Instant moment);
/// The first moment of the London day.
Instant start_of_day(Date day);
/// The last millisecond of the London day.
Instant end_of_day(Date day);
/// London wall-clock time of the moment, for pages: "9:05am".
std::string london_time_of_day(Instant moment);

/// `2017-03-31`.
std::string iso(Date day);
/// `2017-03-31T10:20:30.123Z`.
std::string iso(Instant moment);
/// `31 March 2017`.
std::string in_words(Date day);
/// `31 March 2017 at 9:05am` (London).
std::string in_words(Instant moment);

/// Reads `2017-03-31`; nothing for any other form or a day that does not exist.
std::optional<Date> parse_date(std::string_view text);
/// Reads `2017-03-31T10:20:30[.123]Z` and the form PostgreSQL prints, `2017-03-31 10:20:30.123+00`; nothing else.
std::optional<Instant> parse_instant(std::string_view text);

/// The day with this year, month and day. Precondition: it exists.
constexpr Date make_date(int year, unsigned month, unsigned day) {
    return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

}  // namespace holdfast
