#pragma once

#include "core/people/search_service.hpp"
#include "features/hub_contacts/child_store.hpp"
#include "features/hub_contacts/desk_service.hpp"

#include <string>

/// Who the children of a contact are: looked for before anybody is put on record again.
namespace holdfast::hub_contacts {

/// What the form says of a child as the facts of a record.
std::vector<people::Fact> facts_of(const Child& child, Date today);

/// The child of this number in the contact, for who may work on it.
struct ChildOf {
    Contact contact{};
    Child child{};
};
Outcome<ChildOf> child_for(trail::View& view, const std::string& reference, Id<Child> child);

/// Says that the child is the person of this record, which the viewer may read; the contact then stands in their chronology, without its source where whoever got in touch
/// is not to be known to the family. Reading is enough: the authority has the contact by law, and nothing of the record itself is changed; the event is in the record's trail too.
/// Refused for an adult, for a person whom another child of the contact is, and where the child is linked already.
Outcome<Done> link(trail::Change& change, const std::string& reference, Id<Child> child, const std::string& person);
/// Puts the child on record with what the form says, and links them.
Outcome<Done> link_new(trail::Change& change, const std::string& reference, Id<Child> child);
/// Takes the link back, with why; what stood in the chronology is withdrawn with it.
Outcome<Done> unlink(trail::Change& change, const std::string& reference, Id<Child> child, const std::string& why);

}  // namespace holdfast::hub_contacts
