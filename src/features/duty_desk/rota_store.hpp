#pragma once

#include "core/trail/change.hpp"
#include "features/duty_desk/rota.hpp"

namespace holdfast::duty_desk {

/// The tables of the rota.
std::vector<store::Migration> rota_migrations();

/// The days on which an agency has said who is on duty, from one day to another, both counted in.
std::vector<DutyDay> load_days(trail::View& view, const std::string& agency, Date from, Date until);
/// Puts it in place of what was said of the day before, under the next version.
void put_day(trail::Change& change, const std::string& agency, const DutyDay& day);
/// The turns of somebody from a day on.
std::vector<OwnTurn> turns_of(trail::View& view, Id<trail::Account> account, Date from);

}  // namespace holdfast::duty_desk
