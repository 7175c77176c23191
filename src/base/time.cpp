#include "base/time.hpp"

#include <array>
#include <charconv>
#include <date/tz.h>
#include <fmt/format.h>

namespace holdfast {

using std::chrono::milliseconds;
using std::chrono::year_month_day;

static constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                         "July",    "August",   "September", "October", "November", "December"};

/// The one place that knows the zone database; C++20's own replaces it when the compiler ships one.
static const date::time_zone& london() {
    static const date::time_zone* zone = date::locate_zone("Europe/London");
    return *zone;
}

static std::chrono::local_time<milliseconds> to_london(Instant moment) {
    const auto local = london().to_local(date::sys_time<milliseconds>{moment.time_since_epoch()});
    return std::chrono::local_time<milliseconds>{local.time_since_epoch()};
}

Instant system_now() { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }

Date london_date(Instant moment) { return std::chrono::floor<std::chrono::days>(to_london(moment)); }

Instant start_of_day(Date day) {
    const auto sys = london().to_sys(date::local_time<milliseconds>{day.time_since_epoch()}, date::choose::earliest);
    return Instant{sys.time_since_epoch()};
}

Instant end_of_day(Date day) { return start_of_day(day + std::chrono::days{1}) - milliseconds{1}; }

std::string london_time_of_day(Instant moment) {
    const auto local = to_london(moment);
    const std::chrono::hh_mm_ss time{local - std::chrono::floor<std::chrono::days>(local)};
    const auto hour = time.hours().count();
    return fmt::format("{}:{:02}{}", hour % 12 == 0 ? 12 : hour % 12, time.minutes().count(), hour < 12 ? "am" : "pm");
}

/// Puts the last `count` digits of a number at a place. Every write and every line of the log has dates: this is several times quicker than
/// a general formatter.
static void put_digits(std::string& text, std::size_t at, std::size_t count, std::int64_t number) {
    for (std::size_t i = at + count; i > at; number /= 10) text[--i] = static_cast<char>('0' + number % 10);
}

std::string iso(Date day) {
    const year_month_day ymd{day};
    std::string text = "0000-00-00";
    put_digits(text, 0, 4, int{ymd.year()});
    put_digits(text, 5, 2, unsigned{ymd.month()});
    put_digits(text, 8, 2, unsigned{ymd.day()});
    return text;
}

std::string iso(Instant moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time{moment - day};
    std::string text = iso(Date{day.time_since_epoch()}) + "T00:00:00.000Z";
    put_digits(text, 11, 2, time.hours().count());
    put_digits(text, 14, 2, time.minutes().count());
    put_digits(text, 17, 2, time.seconds().count());
    put_digits(text, 20, 3, time.subseconds().count());
    return text;
}

std::string in_words(Date day) {
    const year_month_day ymd{day};
    return fmt::format("{} {} {}", unsigned{ymd.day()}, months[unsigned{ymd.month()} - 1], int{ymd.year()});
}

std::string in_words(Instant moment) {
    return fmt::format("{} at {}", in_words(london_date(moment)), london_time_of_day(moment));
}

/// Digits only: no sign, no space, exactly as many as asked for.
static std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (text.size() < from + count) return std::nullopt;
    int number = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    if (!year || !month || !day) return std::nullopt;
    const year_month_day ymd{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                             std::chrono::day{static_cast<unsigned>(*day)}};
    if (!ymd.ok()) return std::nullopt;
    return Date{ymd};
}

/// The part after the seconds: `.123`, `.123456` or nothing, then `Z`, `+00` or `+00:00`.
static std::optional<milliseconds> parse_fraction_and_zone(std::string_view rest) {
    milliseconds fraction{0};
    if (!rest.empty() && rest[0] == '.') {
        int scale = 100;
        std::size_t i = 1;
        for (; i < rest.size() && rest[i] >= '0' && rest[i] <= '9'; ++i, scale /= 10) fraction += milliseconds{(rest[i] - '0') * scale};
        if (i == 1) return std::nullopt;
        rest.remove_prefix(i);
    }
    if (rest != "Z" && rest != "+00" && rest != "+00:00") return std::nullopt;
    return fraction;
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':') return std::nullopt;
    const auto day = parse_date(text.substr(0, 10));
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    const auto fraction = parse_fraction_and_zone(text.substr(19));
    if (!day || !hour || !minute || !second || !fraction || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return Instant{day->time_since_epoch()} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second} + *fraction;
}

}  // namespace holdfast
