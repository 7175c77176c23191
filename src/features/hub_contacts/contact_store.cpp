#include "features/hub_contacts/contact_store.hpp"

#include <algorithm>
#include <stdexcept>

namespace holdfast::hub_contacts {

template <class Value>
static std::string_view token_or_none(const std::optional<Value>& value) {
    return value ? token_of(*value) : std::string_view{};
}

static void insert_parts(trail::Change& change, Id<Contact> id, const Concern& said) {
    for (const auto& child : said.children)
        if (!child.is_blank())
            change.writer().execute("INSERT INTO hub_contacts_children (contact_id, given, family, born_on, age, school) VALUES ($1, $2, $3, $4, $5, $6)", id,
                                    child.given, child.family, child.born_on, child.age, child.school);
    for (const Harm harm : said.harms) change.writer().execute("INSERT INTO hub_contacts_harms (contact_id, harm) VALUES ($1, $2)", id, token_of(harm));
}

Id<Contact> insert_contact(trail::Change& change, const Contact& contact) {
    const auto& said = contact.concern;
    const auto id = change.writer().value<Id<Contact>>(
        "INSERT INTO hub_contacts (reference, received_at, received_on, source, sender_name, sender_role, sender_agency, reach, is_kept_from_family, sent_by, "
        "is_in_danger, address, concern, since, child_says, family, tried, domestic_abuse, children_present, consent, consent_why, stage, rating, onward, "
        "telling, officer, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, '', '', '', "
        "NULL, 1) RETURNING id",
        contact.reference, contact.received_at, contact.received_on(), said.sender.source, said.sender.name, said.sender.role, said.sender.agency,
        said.sender.reach, said.sender.is_kept_from_family, contact.sent_by, said.is_in_danger, said.address, said.concern, said.since, said.child_says,
        said.family, said.tried, token_of(said.domestic_abuse), token_of(said.children_present), token_of(said.consent), said.consent_why,
        token_of(contact.stage));
    insert_parts(change, id, said);
    return id;
}

static Contact contact_of_row(const store::Row& row) {
    Concern said{.sender = Sender{.source = row.get<std::string>(3),
                            .name = row.get<std::string>(4),
                            .role = row.get<std::string>(5),
                            .agency = row.get<std::string>(6),
                            .reach = row.get<std::string>(7),
                            .is_kept_from_family = row.get<bool>(8)},
                 .is_in_danger = row.get<bool>(10),
                 .address = row.get<std::string>(11),
                 .concern = row.get<std::string>(12),
                 .since = row.get<std::string>(13),
                 .child_says = row.get<std::string>(14),
                 .family = row.get<std::string>(15),
                 .tried = row.get<std::string>(16),
                 .domestic_abuse = parse<Known>(row.get<std::string_view>(17)).value(),
                 .children_present = parse<Known>(row.get<std::string_view>(18)).value(),
                 .consent = parse<Consent>(row.get<std::string_view>(19)).value(),
                 .consent_why = row.get<std::string>(20)};
    return Contact{.id = row.get<Id<Contact>>(0),
                   .reference = row.get<std::string>(1),
                   .received_at = row.get<Instant>(2),
                   .concern = std::move(said),
                   .stage = parse_stage(row.get<std::string_view>(21)).value(),
                   .rating = parse<Rating>(row.get<std::string_view>(22)),
                   .onward = parse<Onward>(row.get<std::string_view>(23)),
                   .telling = parse<Telling>(row.get<std::string_view>(24)),
                   .sent_by = row.get<std::optional<Id<trail::Account>>>(9),
                   .officer = row.get<std::optional<Id<trail::Account>>>(25),
                   .closed_on = row.get<std::optional<Date>>(26),
                   .reopened_at = row.get<std::optional<Instant>>(28),
                   .version = row.get<std::int64_t>(27)};
}

static std::vector<Child> children_of(trail::View& view, Id<Contact> contact) {
    return view.reader().all(
        "SELECT id, given, family, born_on, age, school FROM hub_contacts_children WHERE contact_id = $1 ORDER BY id",
        [](const store::Row& row) {
            return Child{.id = row.get<Id<Child>>(0),
                         .given = row.get<std::string>(1),
                         .family = row.get<std::string>(2),
                         .born_on = row.get<std::optional<Date>>(3),
                         .age = row.get<std::string>(4),
                         .school = row.get<std::string>(5)};
        },
        contact);
}

static std::vector<Harm> harms_of(trail::View& view, Id<Contact> contact) {
    std::vector<Harm> harms;
    const auto tokens = view.reader().all(
        "SELECT harm FROM hub_contacts_harms WHERE contact_id = $1", [](const store::Row& row) { return row.get<std::string>(0); }, contact);
    for (const auto& word : words_for(Harm{}))
        if (std::ranges::find(tokens, word.token) != tokens.end()) harms.push_back(word.value);
    return harms;
}

std::optional<Contact> find_contact(trail::View& view, const std::string& reference) {
    auto found = view.reader().first(
        "SELECT id, reference, received_at, source, sender_name, sender_role, sender_agency, reach, is_kept_from_family, sent_by, is_in_danger, address, "
        "concern, since, child_says, family, tried, domestic_abuse, children_present, consent, consent_why, stage, rating, onward, telling, officer, "
        "closed_on, version, reopened_at FROM hub_contacts WHERE reference = $1",
        contact_of_row, reference);
    if (!found) return std::nullopt;
    found->concern.children = children_of(view, found->id);
    found->concern.harms = harms_of(view, found->id);
    if (auto screenings = screenings_of(view, found->id); !screenings.empty()) found->found = screenings.front();
    return found;
}

bool update_contact(trail::Change& change, const Contact& contact) {
    return change.writer().execute(
               "UPDATE hub_contacts SET stage = $3, rating = $4, onward = $5, telling = $6, officer = $7, closed_on = $8, reopened_at = $9, version = version + 1 "
               "WHERE id = $1 AND version = $2",
               contact.id, contact.version, token_of(contact.stage), token_or_none(contact.rating), token_or_none(contact.onward),
               token_or_none(contact.telling), contact.officer, contact.closed_on, contact.reopened_at) == 1;
}

void insert_screening(trail::Change& change, Id<Contact> contact, const Screening& screening) {
    change.writer().execute(
        "INSERT INTO hub_contacts_screenings (contact_id, domestic_abuse, children_present, adviser, conference_on, found_at, found_by) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        contact, token_of(screening.domestic_abuse), token_of(screening.children_present), token_or_none(screening.adviser), screening.conference_on,
        change.now(), change.actor().account);
}

std::vector<Screening> screenings_of(trail::View& view, Id<Contact> contact) {
    return view.reader().all(
        "SELECT domestic_abuse, children_present, adviser, conference_on, found_at, found_by FROM hub_contacts_screenings WHERE contact_id = $1 "
        "ORDER BY id DESC",
        [](const store::Row& row) {
            return Screening{.domestic_abuse = parse<Known>(row.get<std::string_view>(0)).value(),
                             .children_present = parse<Known>(row.get<std::string_view>(1)).value(),
                             .adviser = parse<Adviser>(row.get<std::string_view>(2)),
                             .conference_on = row.get<std::optional<Date>>(3),
                             .at = row.get<Instant>(4),
                             .by = row.get<Id<trail::Account>>(5)};
        },
        contact);
}

void insert_rating(trail::Change& change, Id<Contact> contact, const Rated& rated) {
    change.writer().execute("INSERT INTO hub_contacts_ratings (contact_id, rating, reason, rated_at, rated_by) VALUES ($1, $2, $3, $4, $5)", contact,
                            token_of(rated.rating), rated.reason, rated.at, rated.by);
}

std::vector<Rated> ratings_of(trail::View& view, Id<Contact> contact) {
    return view.reader().all(
        "SELECT rating, reason, rated_at, rated_by FROM hub_contacts_ratings WHERE contact_id = $1 ORDER BY id DESC",
        [](const store::Row& row) {
            return Rated{parse<Rating>(row.get<std::string_view>(0)).value(), row.get<std::string>(1), row.get<Instant>(2), row.get<Id<trail::Account>>(3)};
        },
        contact);
}

void insert_decision(trail::Change& change, Id<Contact> contact, const Decision& decision) {
    change.writer().execute(
        "INSERT INTO hub_contacts_decisions (contact_id, onward, level, rationale, considered, goes_to, edition, decided_at, decided_by) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        contact, token_of(decision.onward), token_of(decision.level), decision.rationale, decision.considered, decision.to, decision.edition, decision.at,
        decision.by);
}

std::vector<Decision> decisions_of(trail::View& view, Id<Contact> contact) {
    return view.reader().all(
        "SELECT onward, level, rationale, considered, goes_to, edition, decided_at, decided_by FROM hub_contacts_decisions WHERE contact_id = $1 "
        "ORDER BY id DESC",
        [](const store::Row& row) {
            return Decision{.onward = parse<Onward>(row.get<std::string_view>(0)).value(),
                            .level = parse<Level>(row.get<std::string_view>(1)).value(),
                            .rationale = row.get<std::string>(2),
                            .considered = row.get<std::string>(3),
                            .to = row.get<std::string>(4),
                            .edition = row.get<std::string>(5),
                            .at = row.get<Instant>(6),
                            .by = row.get<Id<trail::Account>>(7)};
        },
        contact);
}

struct NoteWords {
    std::string_view token{}, words{};
};
static constexpr std::array note_kinds{NoteWords{"note", "Note"}, NoteWords{"handover", "Handover"}, NoteWords{"told", "Told to who got in touch"},
                                       NoteWords{"reopened", "Opened again"}};
std::string_view in_words(NoteKind kind) { return note_kinds.at(static_cast<std::size_t>(kind)).words; }
static NoteKind parse_note_kind(std::string_view token) {
    for (std::size_t at = 0; at < note_kinds.size(); ++at)
        if (note_kinds.at(at).token == token) return static_cast<NoteKind>(at);
    throw std::logic_error("no kind of note " + std::string(token));
}

void insert_note(trail::Change& change, Id<Contact> contact, const Note& note) {
    change.writer().execute("INSERT INTO hub_contacts_notes (contact_id, kind, words, written_at, written_by) VALUES ($1, $2, $3, $4, $5)", contact,
                            note_kinds.at(static_cast<std::size_t>(note.kind)).token, note.words, note.at, note.by);
}

std::vector<Note> notes_of(trail::View& view, Id<Contact> contact) {
    return view.reader().all(
        "SELECT kind, words, written_at, written_by FROM hub_contacts_notes WHERE contact_id = $1 ORDER BY id DESC",
        [](const store::Row& row) {
            return Note{parse_note_kind(row.get<std::string_view>(0)), row.get<std::string>(1), row.get<Instant>(2), row.get<Id<trail::Account>>(3)};
        },
        contact);
}

#define SELECT_OWN \
    "SELECT c.reference, c.received_at, c.stage, COALESCE((SELECT n.words FROM hub_contacts_notes n WHERE n.contact_id = c.id AND n.kind = 'told' " \
    "AND c.telling = 'told' ORDER BY n.id DESC LIMIT 1), '') FROM hub_contacts c "

static OwnContact own_of_row(const store::Row& row) {
    return OwnContact{.reference = row.get<std::string>(0),
                      .received_at = row.get<Instant>(1),
                      .stage = parse_stage(row.get<std::string_view>(2)).value(),
                      .told = row.get<std::string>(3)};
}

std::vector<OwnContact> contacts_sent_by(trail::View& view, Id<trail::Account> account, const std::string& after, int most) {
    return view.reader().all(SELECT_OWN
                             "WHERE c.sent_by = $1 AND ($2 = '' OR c.id < (SELECT o.id FROM hub_contacts o WHERE o.reference = $2 AND o.sent_by = $1)) "
                             "ORDER BY c.id DESC LIMIT $3",
                             own_of_row, account, after, most);
}

std::optional<OwnContact> own_contact(trail::View& view, Id<trail::Account> account, const std::string& reference) {
    return view.reader().first(SELECT_OWN "WHERE c.reference = $1 AND c.sent_by = $2", own_of_row, reference, account);
}

std::vector<OldContact> contacts_closed_by(trail::View& view, Date day) {
    return view.reader().all(
        "SELECT reference, closed_on FROM hub_contacts WHERE closed_on <= $1 AND disposed_on IS NULL ORDER BY id",
        [](const store::Row& row) { return OldContact{row.get<std::string>(0), row.get<Date>(1)}; }, day);
}

void erase_contact(trail::Change& change, Id<Contact> contact, Date today) {
    change.writer().execute(
        "UPDATE hub_contacts SET sender_name = '', sender_role = '', sender_agency = '', reach = '', sent_by = NULL, address = '', concern = '', since = '', "
        "child_says = '', family = '', tried = '', consent_why = '', disposed_on = $2 WHERE id = $1",
        contact, today);
    change.writer().execute("DELETE FROM hub_contacts_children WHERE contact_id = $1", contact);
    change.writer().execute("DELETE FROM hub_contacts_links WHERE contact_id = $1", contact);
    change.writer().execute("DELETE FROM hub_contacts_notes WHERE contact_id = $1", contact);
    change.writer().execute("UPDATE hub_contacts_ratings SET reason = '' WHERE contact_id = $1", contact);
    change.writer().execute("UPDATE hub_contacts_decisions SET rationale = '', considered = '', goes_to = '' WHERE contact_id = $1", contact);
}

bool is_disposed(trail::View& view, const std::string& reference) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM hub_contacts WHERE reference = $1 AND disposed_on IS NOT NULL", reference) > 0;
}

}  // namespace holdfast::hub_contacts
