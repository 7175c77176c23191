#pragma once

#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>

/// How long records are kept and how they are disposed of: the schedule, holds, two people, certificates.
namespace holdfast::retention {

/// How long, from what starts the clock.
struct Length {
    enum class Unit { days, years };
    int amount{};
    Unit unit{};
    friend bool operator==(const Length&, const Length&) = default;
};
/// Reads `10 years`, `1 year` or `90 days`, from 1 to 999 years or 36,500 days.
std::optional<Length> parse_length(std::string_view text);
std::string words_of(Length length);
bool is_shorter(Length one, Length other);
/// The last day on which the clock can have started for a record to be due on `day`. A 29 February that a year lacks is its 28 February here
/// and its 1 March in `due_on`, so that nothing is due a day early.
Date started_by(Length length, Date day);
/// The first day on which a record is due whose clock started on `started`.
Date due_on(Length length, Date started);

/// What happens to records of a class at the end of their time.
enum class AtEnd { destroy, review };
std::optional<AtEnd> parse_at_end(std::string_view text);
std::string_view token_of(AtEnd at_end);

/// A line of the retention schedule.
struct Class {
    std::string key{};
    std::string what{};
    std::string clock{};  ///< what starts it: "the last post or role ended"
    Length length{};
    std::string authority{};  ///< why so long, in words
    std::string source{};     ///< where that is said; empty where it is the partnership's own choice
    AtEnd at_end{};
    friend bool operator==(const Class&, const Class&) = default;
};
/// Lower-case letters, digits and `_`, at most 40, starting with a letter.
bool is_class_key(std::string_view text);

}  // namespace holdfast::retention
