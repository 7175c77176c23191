#include "features/duty_desk/rota.hpp"

#include "base/counted.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::duty_desk {

const Seat* find_seat(std::string_view token) {
    const auto found = std::ranges::find(seats, token, &Seat::token);
    return found == seats.end() ? nullptr : &*found;
}

/// The moment at which an hour of the London day begins, after the clocks have changed on a day on which they do.
static Instant hour_of(Date day, int hour) { return end_of_day(day) + std::chrono::milliseconds{1} - std::chrono::hours{24 - hour}; }

std::string_view half_of(Instant moment) { return moment < hour_of(london_date(moment), noon_break) ? morning : afternoon; }

const Person* DutyDay::in(std::string_view seat) const {
    const auto found = std::ranges::find(turns, seat, &Turn::seat);
    return found == turns.end() ? nullptr : &found->person;
}

static std::int64_t empty_seats(const DutyDay& day, std::string_view half, std::string_view duty) {
    return std::ranges::count_if(seats, [&](const Seat& seat) { return seat.half == half && seat.duty == duty && day.in(seat.token) == nullptr; });
}

std::string wanting_in(const DutyDay& day, std::string_view half) {
    std::string words;
    for (const std::string_view duty : {social_worker, early_help_officer})
        if (const auto count = empty_seats(day, half, duty); count > 0) words += (words.empty() ? "" : " and ") + counted(count, duty);
    return words;
}

std::vector<FieldError> problems_of(const DutyDay& day) {
    std::vector<FieldError> errors;
    for (std::size_t at = 0; at < seats.size(); ++at)
        for (std::size_t before = 0; before < at; ++before) {
            const Person* const person = day.in(seats[at].token);
            const Person* const other = day.in(seats[before].token);
            if (person == nullptr || other == nullptr || seats[at].half != seats[before].half || person->account != other->account) continue;
            errors.push_back({std::string(seats[at].token), fmt::format("{} is on duty in this half of the day already", person->name)});
            break;
        }
    return errors;
}

/// `20261123T090000Z`.
static std::string stamp_of(Instant moment) {
    std::string text = iso(moment).substr(0, 19) + "Z";
    std::erase_if(text, [](char each) { return each == '-' || each == ':'; });
    return text;
}

std::string calendar_file(const std::vector<OwnTurn>& turns, Id<trail::Account> account, Instant stamp) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Holdfast//Duty desk//EN\r\nCALSCALE:GREGORIAN\r\n";
    for (const OwnTurn& turn : turns) {
        const Seat* const seat = find_seat(turn.seat);
        const bool is_morning = seat->half == morning;
        text += fmt::format("BEGIN:VEVENT\r\nUID:duty-{}-{}-{}@holdfast\r\nDTSTAMP:{}\r\nDTSTART:{}\r\nDTEND:{}\r\nSUMMARY:Duty desk: {}\r\nEND:VEVENT\r\n",
                            iso(turn.on), seat->half, account.number, stamp_of(stamp), stamp_of(hour_of(turn.on, is_morning ? day_begins : noon_break)),
                            stamp_of(hour_of(turn.on, is_morning ? noon_break : day_ends)), seat->duty);
    }
    return text + "END:VCALENDAR\r\n";
}

}  // namespace holdfast::duty_desk
