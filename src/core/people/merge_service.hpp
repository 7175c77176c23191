#pragma once

#include "base/outcome.hpp"
#include "core/people/merge_store.hpp"
#include "core/people/person_service.hpp"

namespace holdfast::people {

/// Says that two records are of one person. Refused without a reason, where they are linked already, and to who may not write in both.
Outcome<Id<Merge>> merge(trail::Change& change, const std::string& kept, const std::string& merged, const std::string& why);
/// Takes a merge back: each record is as it was, with what was written in it since. Refused without a reason, and to who may not write in both.
Outcome<Done> unmerge(trail::Change& change, Id<Merge> id, const std::string& why);
/// Says that two records are of two people, so that they are not put side by side again. Refused without a reason.
Outcome<Done> keep_apart(trail::Change& change, const std::string& one, const std::string& other, const std::string& why);

/// One of the records that are linked, as far as the viewer may know of it.
struct LinkedRecord {
    Person person{};
    policy::Standing standing{};
};
/// The records linked with this one, the one that stands for the person first; without those that are hidden from the viewer. A merge opens no
/// record to anybody: each is asked by itself.
std::vector<LinkedRecord> linked_records(trail::View& view, const Person& person);

/// Wipes all that is said of a person, their links, and what was written beside their record of parts, sharing and break-glass. For disposal alone.
void dispose_of(trail::Change& change, const Person& person);

}  // namespace holdfast::people
