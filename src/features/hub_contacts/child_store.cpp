#include "features/hub_contacts/child_store.hpp"

namespace holdfast::hub_contacts {

void insert_link(trail::Change& change, Id<Contact> contact, const Link& link) {
    change.writer().execute(
        "INSERT INTO hub_contacts_links (contact_id, child_id, person, record_id, linked_at, linked_by, undone_why) VALUES ($1, $2, $3, $4, $5, $6, '')", contact,
        link.child, link.person, link.in_pathway, link.linked_at, link.linked_by);
}

std::vector<Link> links_of(trail::View& view, Id<Contact> contact) {
    return view.reader().all(
        "SELECT id, child_id, person, record_id, linked_at, linked_by, undone_at, undone_why, COALESCE(undone_by, 0) FROM hub_contacts_links WHERE contact_id = $1 ORDER BY id",
        [](const store::Row& row) {
            return Link{.id = row.get<Id<Link>>(0),
                        .child = row.get<Id<Child>>(1),
                        .person = row.get<std::string>(2),
                        .in_pathway = row.get<Id<pathway::Contact>>(3),
                        .linked_at = row.get<Instant>(4),
                        .linked_by = row.get<Id<trail::Account>>(5),
                        .undone_at = row.get<std::optional<Instant>>(6),
                        .undone_by = row.get<Id<trail::Account>>(8),
                        .undone_why = row.get<std::string>(7)};
        },
        contact);
}

std::optional<Link> link_of(trail::View& view, Id<Contact> contact, Id<Child> child) {
    for (auto& link : links_of(view, contact))
        if (link.child == child && !link.undone_at) return link;
    return std::nullopt;
}

void undo_link(trail::Change& change, Id<Link> link, const std::string& why) {
    change.writer().execute("UPDATE hub_contacts_links SET undone_at = $2, undone_by = $3, undone_why = $4 WHERE id = $1", link, change.now(),
                            change.actor().account, why);
}

}  // namespace holdfast::hub_contacts
