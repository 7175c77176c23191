#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "base/time.hpp"
#include "core/trail/actor.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::duty_desk {

/// A place on the rota of a day: two social workers and an early help officer in each half.
struct Seat {
    std::string_view token{};  ///< in the database, and the field of the form
    std::string_view half{};
    std::string_view duty{};
    std::string_view label{};
};
inline constexpr std::string_view morning{"morning"}, afternoon{"afternoon"}, social_worker{"social worker"}, early_help_officer{"early help officer"};
inline constexpr std::array seats{
    Seat{"morning_social_worker_1", morning, social_worker, "Morning: first social worker"},
    Seat{"morning_social_worker_2", morning, social_worker, "Morning: second social worker"},
    Seat{"morning_early_help_officer", morning, early_help_officer, "Morning: early help officer"},
    Seat{"afternoon_social_worker_1", afternoon, social_worker, "Afternoon: first social worker"},
    Seat{"afternoon_social_worker_2", afternoon, social_worker, "Afternoon: second social worker"},
    Seat{"afternoon_early_help_officer", afternoon, early_help_officer, "Afternoon: early help officer"},
};
/// When the halves begin and end, in hours of the London day.
inline constexpr int day_begins = 9, noon_break = 13, day_ends = 17;
const Seat* find_seat(std::string_view token);
/// The half of the day in which the moment falls.
std::string_view half_of(Instant moment);

/// Somebody who can be put on the rota.
struct Person {
    Id<trail::Account> account{};
    std::string name{};
    friend bool operator==(const Person&, const Person&) = default;
};
struct Turn {
    std::string seat{};
    Person person{};
};
/// Who is on duty on a day.
struct DutyDay {
    Date on{};
    int version{};  ///< 0 where nobody has said it yet
    std::vector<Turn> turns{};

    const Person* in(std::string_view seat) const;
};
/// "2 social workers and 1 early help officer"; empty where the half has all of them.
std::string wanting_in(const DutyDay& day, std::string_view half);
/// What is wrong with it: somebody twice in one half, by the second of the two fields.
std::vector<FieldError> problems_of(const DutyDay& day);

/// How far ahead the rota is made.
inline constexpr std::chrono::days furthest{366};

/// One's own turn.
struct OwnTurn {
    Date on{};
    std::string seat{};
};
/// The turns as a calendar that other programs read (RFC 5545). `stamp` is when it was made.
std::string calendar_file(const std::vector<OwnTurn>& turns, Id<trail::Account> account, Instant stamp);

}  // namespace holdfast::duty_desk
