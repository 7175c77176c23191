#include "features/hub_contacts/retention_service.hpp"

#include "core/attachments/attachment_service.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/policy/record_store.hpp"
#include "core/questionnaires/sheet_service.hpp"
#include "features/hub_contacts/check_store.hpp"
#include "features/hub_contacts/contact_store.hpp"

namespace holdfast::hub_contacts {

static void dispose_of(trail::Change& change, const trail::KeyFolder& keys, const std::string& reference) {
    const auto contact = find_contact(change, reference);
    if (!contact) return;
    for (const auto& check : checks_of(change, contact->id)) {
        clocks::erase_clocks(change, check.record());
        policy::erase_words(change, check.record());
    }
    erase_checks(change, contact->id);
    erase_contact(change, contact->id, change.today());
    questionnaires::erase_all(change, contact->record());
    attachments::erase_all(change, keys, contact->record());
    clocks::erase_clocks(change, contact->record());
    policy::erase_words(change, contact->record());
}

std::vector<retention::Kind> old_contacts(const trail::KeyFolder& keys) {
    return {{.class_key = "hub_contacts",
             .record_kind = contact_kind,
             .records =
                 [](trail::View& view, Date started_by) {
                     std::vector<retention::KeptRecord> kept;
                     for (const auto& one : contacts_closed_by(view, started_by))
                         kept.push_back({one.reference, "contact closed on " + in_words(one.closed_on), one.closed_on});
                     return kept;
                 },
             .dispose = [keys](trail::Change& change, const std::string& reference) { dispose_of(change, keys, reference); },
             .erases_trail_words = true}};
}

}  // namespace holdfast::hub_contacts
