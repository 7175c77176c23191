#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/actions/rating.hpp"
#include "core/attachments/attachment.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::actions {

/// How far an action has come.
enum class Progress : std::uint8_t { not_started, under_way, done, dropped };
/// What whoever does it says of its date, where they say anything.
enum class Concern : std::uint8_t { none, at_risk, off_track };

struct ProgressWords {
    Progress progress{};
    std::string_view token{}, words{};
};
inline constexpr std::array progresses{
    ProgressWords{Progress::not_started, "not_started", "Not started"},
    ProgressWords{Progress::under_way, "under_way", "Under way"},
    ProgressWords{Progress::done, "done", "Done"},
    ProgressWords{Progress::dropped, "dropped", "No longer needed"},
};
struct ConcernWords {
    Concern concern{};
    std::string_view token{}, words{};
};
inline constexpr std::array concerns{
    ConcernWords{Concern::none, "none", "No: it will be done in time"},
    ConcernWords{Concern::at_risk, "at_risk", "It may not be done in time"},
    ConcernWords{Concern::off_track, "off_track", "It will not be done in time"},
};
std::string_view token_of(Progress progress);
std::string_view token_of(Concern concern);
std::string_view in_words(Progress progress);
std::optional<Progress> parse_progress(std::string_view token);
std::optional<Concern> parse_concern(std::string_view token);

/// Who is to do it: somebody with an account, or somebody named, of an agency.
struct Owner {
    std::optional<Id<trail::Account>> account{};
    std::string name{};
    std::string agency{};
};

/// How an action stood after somebody said something of it. The first is how it was agreed.
struct Update {
    int number{};  ///< from 1
    Instant at{};
    std::string by{};
    std::string words{};
    std::string plan{};  ///< the meeting or the period in whose plan it is
    std::optional<Date> due_on{};
    Progress progress{};
    Concern concern{};
    Owner owner{};
    std::optional<Id<attachments::Document>> evidence{};
};

struct Action {
    Id<Action> id{};
    std::string reference{};  ///< of its record
    std::string what{};
    std::string success{};          ///< what success looks like
    std::vector<Update> updates{};  ///< the newest first, never empty
    const Update& now() const { return updates.front(); }
};

inline bool is_open(Progress progress) { return progress == Progress::not_started || progress == Progress::under_way; }

/// A rating and the sentence that gives it: "3 days overdue: due on 12 May 2026".
struct Rated {
    Rating rating{};
    std::string because{};
};
/// Before its day so many days, an action that nobody has started is at risk.
inline constexpr int soon_days = 14;
/// So is one of which nobody said anything for so long.
inline constexpr int silent_days = 42;
/// Done is complete; past its day is off track; what who does it says of the date counts before what the calendar says; without a date it is on track.
Rated rate(const Update& now, Date today);

/// Which action of which record.
struct ActionRef {
    std::string reference{};
    Id<Action> action{};
};

/// The actions of one kind of record: said once by the slice that has the records. `kind` outlives it.
using Desk = attachments::Desk;

}  // namespace holdfast::actions
