#pragma once

#include "core/census/record.hpp"
#include "core/census/rule.hpp"

namespace holdfast::census {

/// Comparisons of days that hold only when both are known.
inline bool is_before(const Day& a, const Day& b) { return a.on && b.on && *a.on < *b.on; }
inline bool is_same(const Day& a, const Day& b) { return a.on && b.on && *a.on == *b.on; }
inline bool is_before(const Day& a, Date b) { return a.on && *a.on < b; }
inline bool is_after(const Day& a, Date b) { return a.on && *a.on > b; }
/// Whether a known day lies outside the census year.
inline bool is_outside(const Day& day, const CensusYear& year) { return day.on && !year.holds(day); }

/// Something that ran from a day to another or, with no end, still runs.
struct Span {
    const Day& from;
    const Day& to;
    bool is_open{false};
};

/// Whether the day lies in the span, its ends included; one that still runs goes on to the reference date.
inline bool is_during(const Day& day, const Span& span, const CensusYear& year) {
    if (!day.on || !span.from.on || *day.on < *span.from.on) return false;
    if (span.is_open) return *day.on <= year.reference;
    return span.to.on && *day.on <= *span.to.on;
}

inline bool is_weekend(const Day& day) {
    if (!day.on) return false;
    const std::chrono::weekday weekday{*day.on};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

/// The same day so many years later or earlier; 28 February for a 29th that there is not.
inline Date years_after(Date day, int years) {
    const std::chrono::year_month_day there = std::chrono::year_month_day{day} + std::chrono::years{years};
    return there.ok() ? Date{there} : Date{there.year() / there.month() / std::chrono::last};
}

}  // namespace holdfast::census
