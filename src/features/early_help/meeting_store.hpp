#pragma once

#include "core/trail/change.hpp"
#include "features/early_help/meeting.hpp"

#include <vector>

namespace holdfast::early_help {

void insert_meeting(trail::Change& change, Id<Assessment> id, const Meeting& meeting);
/// The latest first.
std::vector<Meeting> meetings_of(trail::View& view, Id<Assessment> id);
void delete_meetings(trail::Change& change, Id<Assessment> id);

}  // namespace holdfast::early_help
