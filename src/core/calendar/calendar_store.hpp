#pragma once

#include "core/calendar/calendar.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <vector>

namespace holdfast::calendar {

/// The table `calendar_added_holidays`.
std::vector<store::Migration> migrations();

/// England's working days with what administrators have added.
Calendar load_calendar(trail::View& view);
/// What administrators have added, in order of date.
std::vector<Holiday> added_holidays(trail::View& view);
std::optional<Holiday> find_added_holiday(trail::View& view, Date on);
void insert_added_holiday(trail::Change& change, const Holiday& holiday);
void rename_added_holiday(trail::Change& change, const Holiday& holiday);

}  // namespace holdfast::calendar
