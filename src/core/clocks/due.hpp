#pragma once

#include "core/calendar/calendar.hpp"
#include "core/clocks/rule.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace holdfast::clocks {

/// When something is due.
struct Due {
    std::optional<Date> on{};      ///< nothing where it cannot be counted, or the clock stands still: `because` says why
    std::string because{};         ///< "5 working days from the referral on 4 May 2026"
    std::string_view authority{};  ///< the law or guidance, or that the standard is local
    std::optional<Instant> at{};   ///< the moment: the end of the day, but of a clock of hours the hour
    std::string uncounted{};       ///< "the bank holiday on 25 May 2026 does not count", and in which time it stood still
};

/// A time in which a clock stands still, with the reason that was given; without an end while it lasts.
struct Pause {
    Instant from{};
    std::optional<Instant> until{};
    std::string reason{};
};

/// When the desk is open on working days, in London.
struct OfficeTimes {
    std::chrono::minutes opens{std::chrono::hours{9}};
    std::chrono::minutes closes{std::chrono::hours{17}};
};

/// The days and hours that clocks count in.
struct Timekeeping {
    calendar::Calendar calendar{};
    OfficeTimes office{};
};

/// The same day so many months later, or the last of a month that has no such day.
Date months_after(Date day, int months);

/// When what started then is due by the rule in force on that day. A day after that of a pause, up to and including the day of its end, does not
/// count; of a clock of hours the hours of the pause do not. Pauses are in order and do not overlap.
Due due(const Timekeeping& timekeeping, const Rule& rule, Instant started, std::span<const Pause> pauses = {});
/// When what started on the day is due, for clocks that do not count hours.
Due due(const calendar::Calendar& calendar, const Rule& rule, Date started);
/// The same for clocks that count every day, or months, whatever the calendar.
Due due(const Rule& rule, Date started);

/// What people agreed to do sooner than the rule asks is due on the day that they agreed; a later day changes nothing, nor does any while the clock stands still.
Due sooner(Due due, Date agreed_on);

enum class Urgency { not_known, overdue, soon, later };
/// Overdue when the day has passed, soon in the 14 days to it.
Urgency urgency_of(const Due& due, Date today);
/// `Overdue by 3 days`, `Due today`, `Due in 5 days`, `Not known`.
std::string days_to_go(const Due& due, Date today);

}  // namespace holdfast::clocks
