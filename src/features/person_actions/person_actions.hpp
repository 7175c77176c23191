#pragma once

#include "core/actions/action.hpp"
#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"
#include "core/trail/key_folder.hpp"

#include <vector>

/// What was agreed to be done for children and adults on record, and everybody's list of what they are to do.
namespace holdfast::person_actions {

/// `more` are the desks of other kinds of records whose actions are on everybody's list too.
site::Feature feature(const trail::KeyFolder& keys, const std::vector<actions::Desk>& more);

/// What is told to who asks what is held about a person: each action with what was said of it.
subject_access::RecordSource held_in_actions(const trail::KeyFolder& keys);

}  // namespace holdfast::person_actions
