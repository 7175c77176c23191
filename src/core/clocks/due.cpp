#include "core/clocks/due.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace holdfast::clocks {

using std::chrono::days;

Date months_after(Date day, int months) {
    const auto there = std::chrono::year_month_day{day} + std::chrono::months{months};
    return there.ok() ? Date{there} : Date{there.year() / there.month() / std::chrono::last};
}

namespace {

bool is_paused_on(Date day, std::span<const Pause> pauses) {
    return std::ranges::any_of(pauses, [&](const Pause& pause) { return pause.until && london_date(pause.from) < day && day <= london_date(*pause.until); });
}

/// Counts a length on from the start of a clock whose pauses have all ended.
struct Counting {
    const calendar::Calendar& calendar;
    OfficeTimes office;
    std::span<const Pause> pauses;
    Instant started;

    Instant operator()(WorkingDays length) const {
        if (pauses.empty()) return end_of_day(calendar.add_working_days(london_date(started), length.count));
        return end_of_day(nth_day(length.count, [this](Date day) { return calendar.is_working(day); }));
    }
    Instant operator()(CalendarDays length) const {
        return end_of_day(nth_day(length.count, [](Date) { return true; }));
    }
    Instant operator()(Months length) const {
        Date day = months_after(london_date(started), length.count);
        for (const Pause& pause : pauses)
            if (london_date(pause.from) < day) day += london_date(*pause.until) - london_date(pause.from);
        return end_of_day(day);
    }
    Instant operator()(Hours length) const {
        Instant at = started + std::chrono::hours{length.count};
        for (const Pause& pause : pauses)
            if (pause.from < at) at += *pause.until - std::max(pause.from, started);
        return at;
    }
    Instant operator()(OfficeHours length) const {
        Instant::duration left = std::chrono::hours{length.count};
        for (Date day = london_date(started);; day += days{1}) {
            if (!calendar.is_working(day)) continue;
            if (const auto at = spend(left, std::max(start_of_day(day) + office.opens, started), start_of_day(day) + office.closes)) return *at;
        }
    }

private:
    template <class Counts>
    Date nth_day(int count, Counts&& counts) const {
        Date day = london_date(started);
        while (count > 0) {
            day += days{1};
            if (counts(day) && !is_paused_on(day, pauses)) --count;
        }
        return day;
    }
    /// Takes what of the time left lies between two moments and in no pause; the moment at which nothing is left, if it comes.
    std::optional<Instant> spend(Instant::duration& left, Instant from, Instant to) const {
        for (const Pause& pause : pauses) {
            if (pause.from >= to || *pause.until <= from) continue;
            if (const auto at = spend_all(left, from, pause.from)) return at;
            from = *pause.until;
        }
        return spend_all(left, from, to);
    }
    static std::optional<Instant> spend_all(Instant::duration& left, Instant from, Instant to) {
        if (to <= from) return std::nullopt;
        if (to - from >= left) return from + left;
        left -= to - from;
        return std::nullopt;
    }
};

bool is_of_hours(const Length& length) { return std::holds_alternative<Hours>(length) || std::holds_alternative<OfficeHours>(length); }

std::string from_when(const Rule& rule, const Length& length, Instant started) {
    const auto when = is_of_hours(length) ? in_words(started) : in_words(london_date(started));
    return fmt::format("{} {} on {}", in_words(length), rule.since(), when);
}

/// What a clock has passed over: bank holidays, where it counts working time, and the times in which it stood still.
std::string uncounted_words(const std::vector<Date>& holidays, std::span<const Pause> pauses) {
    std::vector<std::string> words;
    for (const Date holiday : holidays) words.push_back(fmt::format("the bank holiday on {} does not count", in_words(holiday)));
    for (const Pause& pause : pauses)
        words.push_back(fmt::format("it stood still from {} to {}: {}", in_words(london_date(pause.from)), in_words(london_date(*pause.until)), pause.reason));
    return fmt::format("{}", fmt::join(words, "; "));
}

std::vector<Date> weekday_holidays(const calendar::Calendar& calendar, Date after, Date to) {
    std::vector<Date> days;
    for (const auto& holiday : calendar.holidays()) {
        const std::chrono::weekday weekday{holiday.on};
        if (after < holiday.on && holiday.on <= to && weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) days.push_back(holiday.on);
    }
    return days;
}

std::string not_known(const calendar::Calendar& calendar, Date started) {
    const int year = static_cast<int>(std::chrono::year_month_day{started}.year());
    const bool is_start_known = calendar.first_year() <= year && year <= calendar.last_year();
    return fmt::format(": the day cannot be counted, because bank holidays of {} are not known", is_start_known ? calendar.last_year() + 1 : year);
}

bool is_of_working_time(const Length& length) { return std::holds_alternative<WorkingDays>(length) || std::holds_alternative<OfficeHours>(length); }

/// Says what is due when; `counting` carries its calendar, and the pauses, of which the last may not have ended.
Due reckoned(const Rule& rule, const Counting& counting) {
    const Date start = london_date(counting.started);
    const Version& version = rule.on(start);
    Due made;
    made.because = from_when(rule, version.length, counting.started);
    made.authority = version.authority;
    if (!counting.pauses.empty() && !counting.pauses.back().until) {
        const Pause& open = counting.pauses.back();
        made.because += fmt::format("; it has stood still since {}: {}", in_words(london_date(open.from)), open.reason);
        return made;
    }
    try {
        made.at = std::visit(counting, version.length);
    } catch (const calendar::BeyondCalendar&) {
        // No guess, and no list taken down by one record.
        made.because += not_known(counting.calendar, start);
        return made;
    }
    made.on = london_date(*made.at);
    const auto holidays = is_of_working_time(version.length) ? weekday_holidays(counting.calendar, start, *made.on) : std::vector<Date>{};
    made.uncounted = uncounted_words(holidays, counting.pauses);
    return made;
}

}  // namespace

Due due(const Timekeeping& timekeeping, const Rule& rule, Instant started, std::span<const Pause> pauses) {
    return reckoned(rule, {.calendar = timekeeping.calendar, .office = timekeeping.office, .pauses = pauses, .started = started});
}

Due due(const calendar::Calendar& calendar, const Rule& rule, Date started) {
    return reckoned(rule, {.calendar = calendar, .office = {}, .pauses = {}, .started = start_of_day(started)});
}

Due due(const Rule& rule, Date started) {
    static const calendar::Calendar any;
    return due(any, rule, started);
}

Due sooner(Due due, Date agreed_on) {
    if (!due.on || *due.on <= agreed_on) return due;
    due.because = fmt::format("as agreed; at the latest on {}: {}", in_words(*due.on), due.because);
    due.on = agreed_on;
    due.at = end_of_day(agreed_on);
    return due;
}

Urgency urgency_of(const Due& due, Date today) {
    if (!due.on) return Urgency::not_known;
    if (*due.on < today) return Urgency::overdue;
    return *due.on - today <= days{14} ? Urgency::soon : Urgency::later;
}

std::string days_to_go(const Due& due, Date today) {
    if (!due.on) return "Not known";
    const auto to_go = (*due.on - today).count();
    if (to_go == 0) return "Due today";
    const auto count = to_go < 0 ? -to_go : to_go;
    return fmt::format("{} {} {}", to_go < 0 ? "Overdue by" : "Due in", count, count == 1 ? "day" : "days");
}

}  // namespace holdfast::clocks
