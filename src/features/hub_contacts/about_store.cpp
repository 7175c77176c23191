#include "features/hub_contacts/about_store.hpp"

namespace holdfast::hub_contacts {

std::vector<std::string> contacts_about(trail::View& view, const std::string& person) {
    return view.reader().all(
        "SELECT c.reference FROM hub_contacts c JOIN hub_contacts_links l ON l.contact_id = c.id WHERE l.person = $1 AND l.undone_at IS NULL ORDER BY c.id",
        [](const store::Row& row) { return row.get<std::string>(0); }, person);
}

}  // namespace holdfast::hub_contacts
