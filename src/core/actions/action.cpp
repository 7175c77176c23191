#include "core/actions/action.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::actions {

std::string_view token_of(Progress progress) { return progresses[static_cast<std::size_t>(progress)].token; }
std::string_view token_of(Concern concern) { return concerns[static_cast<std::size_t>(concern)].token; }
std::string_view in_words(Progress progress) { return progresses[static_cast<std::size_t>(progress)].words; }

std::optional<Progress> parse_progress(std::string_view token) {
    const auto* found = std::ranges::find(progresses, token, &ProgressWords::token);
    return found == progresses.end() ? std::nullopt : std::optional(found->progress);
}

std::optional<Concern> parse_concern(std::string_view token) {
    const auto* found = std::ranges::find(concerns, token, &ConcernWords::token);
    return found == concerns.end() ? std::nullopt : std::optional(found->concern);
}

static std::string days(std::int64_t count) { return count == 1 ? "1 day" : fmt::format("{} days", count); }

static std::int64_t days_from(Date from, Date to) { return (to - from).count(); }

/// What the day it is due says, on a day that is no later.
static std::string due_in_words(Date due, Date today) {
    if (due == today) return fmt::format("due today, {}", in_words(due));
    return fmt::format("due in {}, on {}", days(days_from(today, due)), in_words(due));
}

static std::string began_with_capital(std::string words) {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

Rated rate(const Update& now, Date today) {
    const Date said_on = london_date(now.at);
    if (now.progress == Progress::done) return {Rating::complete, fmt::format("Done: said on {}", in_words(said_on))};
    if (now.progress == Progress::dropped) return {Rating::not_rated, fmt::format("No longer needed: said on {}", in_words(said_on))};
    if (now.due_on && *now.due_on < today)
        return {Rating::off_track, fmt::format("{} overdue: due on {}", days(days_from(*now.due_on, today)), in_words(*now.due_on))};
    if (now.concern == Concern::off_track) return {Rating::off_track, fmt::format("It will not be done in time: said on {}", in_words(said_on))};
    if (now.concern == Concern::at_risk) return {Rating::at_risk, fmt::format("It may not be done in time: said on {}", in_words(said_on))};
    if (now.due_on && now.progress == Progress::not_started && days_from(today, *now.due_on) <= soon_days)
        return {Rating::at_risk, fmt::format("Not started, and {}", due_in_words(*now.due_on, today))};
    if (days_from(said_on, today) > silent_days) return {Rating::at_risk, fmt::format("Nothing was said of it for {}", days(days_from(said_on, today)))};
    if (!now.due_on) return {Rating::on_track, "It goes on, without a date"};
    return {Rating::on_track, began_with_capital(due_in_words(*now.due_on, today))};
}

}  // namespace holdfast::actions
