#pragma once

#include "core/policy/record_service.hpp"
#include "core/retention/kind.hpp"
#include "features/duty_desk/advice_call_store.hpp"

namespace holdfast::duty_desk {

/// Puts it on record as of now and gives its reference. By law it is the agency's for which the actor works: everybody of it who works at the desk may read it.
Outcome<std::string> log_advice_call(trail::Change& change, AdviceCall call);
/// Not found for who may not read it; the look is in the trail.
Outcome<AdviceCall> open_advice_call(trail::View& view, const std::string& reference);
std::vector<AdviceCall> latest_advice_calls(trail::View& view, int most);
/// Those that led to this contact, of which the viewer may know, the latest first.
std::vector<AdviceCall> calls_before(trail::View& view, const std::string& contact);

/// The reference of a call as somebody typed it, where they may read that call. Refused by the field `reference`, in the same words whether there is none or none for them.
Outcome<std::string> find_called(trail::View& view, std::string_view typed);

/// Says which contact followed, by its reference as somebody typed it; refused by the field `contact` where that is mistyped, and with conflict where one is linked already.
Outcome<Done> link_contact(trail::Change& change, const std::string& reference, std::string_view typed);
/// Takes that back.
Outcome<Done> unlink_contact(trail::Change& change, const std::string& reference);

/// The calls of a month, per day, kind of agency and agency.
std::vector<AdviceCount> counts_of_month(trail::View& view, std::chrono::year_month month);

/// Their words go when the schedule says so.
retention::Kind old_advice_calls();

}  // namespace holdfast::duty_desk
