#pragma once

#include "core/actions/action.hpp"
#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"
#include "core/trail/key_folder.hpp"

#include <vector>

/// What was agreed to be done for children and adults on record, and everybody's list of what they are to do.
namespace holdfast::person_actions {

/// The actions of people on record.
actions::Desk desk_with(const trail::KeyFolder& keys, const std::vector<Role>& roles = {});

/// `desks` are those of every kind of record whose actions are on everybody's list, that of people the first.
site::Feature feature(const std::vector<actions::Desk>& desks);

/// What is told to who asks what is held about a person: each action with what was said of it.
subject_access::RecordSource held_in_actions(const trail::KeyFolder& keys);

}  // namespace holdfast::person_actions
