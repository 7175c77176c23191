#pragma once

#include "core/clocks/running.hpp"
#include "core/trail/change.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace holdfast::clocks {

/// The tables `clocks_running` and `clocks_pauses`.
std::vector<store::Migration> migrations();

/// The clock of the rule that runs on the record, if one does.
std::optional<Running> find_running(trail::View& view, const Rules& rules, const RecordRef& record, const Rule& rule);
/// All clocks of a record, in the order in which they were started.
std::vector<Running> clocks_of(trail::View& view, const Rules& rules, const RecordRef& record);
/// Clocks that run on records of a kind and are due before a moment, the earliest first. Which of the records the viewer may know of, the slice asks.
std::vector<Running> due_before(trail::View& view, const Rules& rules, std::string_view kind, Instant moment);
/// All clocks that run, in the order in which they were started.
std::vector<Running> all_running(trail::View& view, const Rules& rules);

/// How clocks of a rule that were started from one day to another have fared. Cancelled ones do not count.
struct Timeliness {
    std::int64_t in_time{};  ///< met when they were due or before
    std::int64_t late{};     ///< met later, or not met and overdue
    std::int64_t open{};     ///< run, and are not overdue
};
Timeliness timeliness(trail::View& view, const Rule& rule, Date from, Date to);

void insert_running(trail::Change& change, const RecordRef& record, const Rule& rule, Instant started, const Due& due);
void put_agreed(trail::Change& change, Id<Running> clock, Date day);
/// Whether it was another moment before.
bool put_due(trail::Change& change, Id<Running> clock, const Due& due);
void put_ending(trail::Change& change, Id<Running> clock, Instant ended, Ending ending);
void insert_pause(trail::Change& change, Id<Running> clock, const Pause& pause);
void end_pause(trail::Change& change, Id<Running> clock, Instant until);
/// Forgets the clocks of a record that is disposed of, with the reasons of their pauses.
void erase_clocks(trail::Change& change, const RecordRef& record);

}  // namespace holdfast::clocks
