#pragma once

#include "core/pathway/early.hpp"
#include "core/trail/change.hpp"
#include "features/hub_contacts/contact.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::hub_contacts {

/// Who a child of a contact is, by the record of that person.
struct Link {
    Id<Link> id{};
    Id<Child> child{};
    std::string person{};             ///< the reference of their record
    Id<pathway::Contact> in_pathway{};  ///< the contact as it stands in their chronology
    Instant linked_at{};
    Id<trail::Account> linked_by{};
    std::optional<Instant> undone_at{};
    Id<trail::Account> undone_by{};
    std::string undone_why{};
};
void insert_link(trail::Change& change, Id<Contact> contact, const Link& link);
/// The links of a contact, the oldest first; undone ones too.
std::vector<Link> links_of(trail::View& view, Id<Contact> contact);
/// The one that holds for the child, if one does.
std::optional<Link> link_of(trail::View& view, Id<Contact> contact, Id<Child> child);
void undo_link(trail::Change& change, Id<Link> link, const std::string& why);

}  // namespace holdfast::hub_contacts
