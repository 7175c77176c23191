#pragma once

#include "core/trail/change.hpp"
#include "features/duty_desk/rota.hpp"

namespace holdfast::duty_desk {

inline constexpr std::string_view rota_kind = "duty_rota";

/// Who is on duty at the desk of the viewer's agency on a day.
DutyDay duty_on(trail::View& view, Date day);
/// Five days from a Monday, each there.
std::vector<DutyDay> duty_week(trail::View& view, Date monday);
/// The active accounts of the viewer's agency, by name.
std::vector<Person> people_for_rota(trail::View& view);

/// Says who is on duty on a day, for who may and whose agency it is. Refused of a past day, with conflict where somebody else said it after `version`, and by its fields:
/// a seat with somebody who is not of the agency or who is on duty in that half already.
Outcome<Done> set_duty(trail::Change& change, const DutyDay& day);

/// The viewer's own turns from today on.
std::vector<OwnTurn> own_turns(trail::View& view);

}  // namespace holdfast::duty_desk
