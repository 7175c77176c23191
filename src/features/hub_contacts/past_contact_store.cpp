#include "features/hub_contacts/past_contact_store.hpp"

#include "features/hub_contacts/contact_store.hpp"

namespace holdfast::hub_contacts {

static std::string_view token_of(InTime in_time) { return in_time == InTime::yes ? "yes" : in_time == InTime::no ? "no" : ""; }

template <class Value>
static std::string_view token_or_none(const std::optional<Value>& value) {
    return value ? token_of(*value) : std::string_view{};
}

std::map<std::string, PastContact, std::less<>> past_contacts(trail::View& view) {
    std::map<std::string, PastContact, std::less<>> found;
    view.reader().each(
        "SELECT reference, authority, received_at, source, child, domestic_abuse, children_present, adviser, conference, rating, decided_at, onward FROM hub_contacts_past",
        [&](const store::Row& row) {
            PastContact read{.reference = row.get<std::string>(0),
                             .authority = row.get<std::string>(1),
                             .received_at = row.get<Instant>(2),
                             .source = row.get<std::string>(3),
                             .child = row.get<std::string>(4),
                             .domestic_abuse = parse<Known>(row.get<std::string_view>(5)).value(),
                             .children_present = parse<Known>(row.get<std::string_view>(6)).value(),
                             .adviser = parse<Adviser>(row.get<std::string_view>(7)),
                             .has_conference = row.get<std::string_view>(8) == "yes",
                             .rating = parse<Rating>(row.get<std::string_view>(9)),
                             .decided_at = row.get<std::optional<Instant>>(10),
                             .onward = parse<Onward>(row.get<std::string_view>(11))};
            auto reference = read.reference;
            found.emplace(std::move(reference), std::move(read));
        });
    return found;
}

void append_past_contact(trail::Change& change, const PastContact& contact, const PastTiming& timing) {
    change.writer().append(
        "hub_contacts_past (reference, authority, received_at, received_on, source, child, domestic_abuse, children_present, adviser, conference, rating, "
        "decided_at, onward, decided_in_time, rated_in_time)",
        contact.reference, contact.authority, contact.received_at, contact.received_on(), contact.source, contact.child, token_of(contact.domestic_abuse),
        token_of(contact.children_present), token_or_none(contact.adviser), std::string_view(contact.has_conference ? "yes" : ""),
        token_or_none(contact.rating), contact.decided_at, token_or_none(contact.onward), token_of(timing.decision), token_of(timing.rating));
}

void update_past_contact(trail::Change& change, const PastContact& contact, const PastTiming& timing) {
    change.writer().execute(
        "UPDATE hub_contacts_past SET authority = $2, received_at = $3, received_on = $4, source = $5, child = $6, domestic_abuse = $7, children_present = $8, "
        "adviser = $9, conference = $10, rating = $11, decided_at = $12, onward = $13, decided_in_time = $14, rated_in_time = $15 WHERE reference = $1",
        contact.reference, contact.authority, contact.received_at, contact.received_on(), contact.source, contact.child, token_of(contact.domestic_abuse),
        token_of(contact.children_present), token_or_none(contact.adviser), std::string_view(contact.has_conference ? "yes" : ""),
        token_or_none(contact.rating), contact.decided_at, token_or_none(contact.onward), token_of(timing.decision), token_of(timing.rating));
}

}  // namespace holdfast::hub_contacts
