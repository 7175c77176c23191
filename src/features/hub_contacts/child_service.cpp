#include "features/hub_contacts/child_service.hpp"

#include "base/utf8.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/pathway/recording_service.hpp"
#include "core/people/person_service.hpp"

#include <algorithm>

namespace holdfast::hub_contacts {

std::vector<people::Fact> facts_of(const Child& child, Date today) {
    std::vector<people::Fact> facts;
    if (!child.given.empty() || !child.family.empty()) facts.emplace_back(people::Name{.kind = people::NameKind::current, .given = child.given, .family = child.family});
    const auto precision = child.born_on > today ? people::BirthPrecision::expected : people::BirthPrecision::exact;
    if (child.born_on) facts.emplace_back(people::Birth{.on = *child.born_on, .precision = precision});
    return facts;
}

Outcome<ChildOf> child_for(trail::View& view, const std::string& reference, Id<Child> child) {
    auto contact = TRY(contact_for(view, policy::Verb::allocate, reference));
    const auto found = std::ranges::find(contact.concern.children, child, &Child::id);
    if (found == contact.concern.children.end()) return not_found();
    Child named = *found;
    return ChildOf{std::move(contact), std::move(named)};
}

static pathway::Entry by_hand(trail::Change& change) { return pathway::insert_entry(change, {.source = "by-hand", .agency = pathway::own_agency(change)}); }

static Outcome<Done> link_to(trail::Change& change, const ChildOf& of, const people::Person& person) {
    if (link_of(change, of.contact.id, of.child.id)) return conflict("This child is linked to a record already: take that back first");
    if (person.is_adult) return invalid({{"person", "This is the record of an adult: choose that of a child"}});
    const auto links = links_of(change, of.contact.id);
    if (std::ranges::any_of(links, [&](const Link& held) { return !held.undone_at && held.person == person.reference; }))
        return invalid({{"person", "Another child of this contact is this person already"}});
    pathway::Contact contact;
    contact.child = person.id;
    contact.entry = by_hand(change).id;
    contact.contacted_on = of.contact.received_on();
    if (!of.contact.concern.sender.is_kept_from_family) contact.source = of.contact.concern.sender.source;
    const auto stored = pathway::insert(change, contact);
    insert_link(change, of.contact.id,
                {.child = of.child.id, .person = person.reference, .in_pathway = stored, .linked_at = change.now(), .linked_by = change.actor().account});
    change.record({"hub_contacts.child_linked", of.contact.record(), person.reference});
    change.record({"hub_contacts.contact_linked", {people::person_kind, person.reference}, of.contact.reference});
    return Done{};
}

Outcome<Done> link(trail::Change& change, const std::string& reference, Id<Child> child, const std::string& person) {
    const auto of = TRY(child_for(change, reference, child));
    const bool is_readable = static_cast<bool>(policy::may(change, policy::Verb::read, people::question_of(change), person));
    const auto found = is_readable ? people::find_person(change, person) : std::nullopt;
    if (!found) return invalid({{"person", "Choose a record that you may read"}});
    return link_to(change, of, *found);
}

Outcome<Done> link_new(trail::Change& change, const std::string& reference, Id<Child> child) {
    const auto of = TRY(child_for(change, reference, child));
    const auto facts = facts_of(of.child, change.today());
    if (facts.empty()) return invalid({{"person", "Nothing is known by which this child could be put on record: find out a name first"}});
    return link_to(change, of, TRY(people::add_person(change, {.facts = facts})));
}

Outcome<Done> unlink(trail::Change& change, const std::string& reference, Id<Child> child, const std::string& why) {
    const auto of = TRY(child_for(change, reference, child));
    const auto held = link_of(change, of.contact.id, of.child.id);
    if (!held) return conflict("This child is linked to no record");
    if (is_blank(why)) return invalid({{"why", "Say why it is not this person"}});
    if (const auto stored = pathway::find(change, held->in_pathway)) pathway::withdraw(change, *stored, by_hand(change).id);
    undo_link(change, held->id, why);
    change.record({"hub_contacts.child_unlinked", of.contact.record(), held->person});
    change.record({"hub_contacts.contact_unlinked", {people::person_kind, held->person}, of.contact.reference});
    return Done{};
}

}  // namespace holdfast::hub_contacts
