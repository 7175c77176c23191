#include "features/hub_contacts/check_store.hpp"

namespace holdfast::hub_contacts {

Id<Check> insert_check(trail::Change& change, const Check& check, const std::vector<Id<Child>>& named) {
    const auto id = change.writer().value<Id<Check>>(
        "INSERT INTO hub_contacts_checks (reference, contact_id, agency, question, due_as, asked_at, asked_by, late_why, withdrawn_why) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, '', '') RETURNING id",
        check.reference, check.contact, check.agency, check.question, token_of(check.limit), change.now(), change.actor().account);
    for (const auto& child : named) change.writer().execute("INSERT INTO hub_contacts_check_children (check_id, child_id) VALUES ($1, $2)", id, child);
    return id;
}

#define CHECK_COLUMNS \
    "k.id, k.reference, k.contact_id, k.agency, k.question, k.due_as, k.asked_at, k.asked_by, (SELECT r.due_at FROM clocks_running r WHERE r.kind = 'hub_check' " \
    "AND r.reference = k.reference), k.answered_at, k.late_why, k.withdrawn_at, k.withdrawn_why "

static Check check_of_row(const store::Row& row) {
    return Check{.id = row.get<Id<Check>>(0),
                 .reference = row.get<std::string>(1),
                 .contact = row.get<Id<Contact>>(2),
                 .agency = row.get<std::string>(3),
                 .question = row.get<std::string>(4),
                 .limit = parse<Rating>(row.get<std::string_view>(5)).value(),
                 .asked_at = row.get<Instant>(6),
                 .asked_by = row.get<Id<trail::Account>>(7),
                 .due = row.get<std::optional<Instant>>(8),
                 .answered_at = row.get<std::optional<Instant>>(9),
                 .late_why = row.get<std::string>(10),
                 .withdrawn_at = row.get<std::optional<Instant>>(11),
                 .withdrawn_why = row.get<std::string>(12)};
}

std::optional<Check> find_check(trail::View& view, const std::string& reference) {
    return view.reader().first("SELECT " CHECK_COLUMNS "FROM hub_contacts_checks k WHERE k.reference = $1", check_of_row, reference);
}

std::vector<Check> checks_of(trail::View& view, Id<Contact> contact) {
    return view.reader().all("SELECT " CHECK_COLUMNS "FROM hub_contacts_checks k WHERE k.contact_id = $1 ORDER BY k.id", check_of_row, contact);
}

std::string contact_of(trail::View& view, const Check& check) {
    return view.reader().value<std::string>("SELECT reference FROM hub_contacts WHERE id = $1", check.contact);
}

std::vector<Child> children_named(trail::View& view, Id<Check> check) {
    return view.reader().all(
        "SELECT h.id, h.given, h.family, h.born_on, h.age, h.school FROM hub_contacts_check_children n JOIN hub_contacts_children h ON h.id = n.child_id "
        "WHERE n.check_id = $1 ORDER BY h.id",
        [](const store::Row& row) {
            return Child{.id = row.get<Id<Child>>(0),
                         .given = row.get<std::string>(1),
                         .family = row.get<std::string>(2),
                         .born_on = row.get<std::optional<Date>>(3),
                         .age = row.get<std::string>(4),
                         .school = row.get<std::string>(5)};
        },
        check);
}

void insert_answer(trail::Change& change, const Check& check, const Answer& answer, const std::string& late_why) {
    change.writer().execute(
        "INSERT INTO hub_contacts_check_answers (check_id, known, held, part, sharing, why, answered_at, answered_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        check.id, token_of(answer.known), answer.held, answer.part, token_of(answer.sharing), answer.why, change.now(), change.actor().account);
    if (!check.answered_at)
        change.writer().execute("UPDATE hub_contacts_checks SET answered_at = $2, late_why = $3 WHERE id = $1", check.id, change.now(), late_why);
}

std::vector<Answer> answers_of(trail::View& view, Id<Check> check) {
    return view.reader().all(
        "SELECT known, held, part, sharing, why, answered_at, answered_by FROM hub_contacts_check_answers WHERE check_id = $1 ORDER BY id",
        [](const store::Row& row) {
            return Answer{.known = parse<Known>(row.get<std::string_view>(0)).value(),
                          .held = row.get<std::string>(1),
                          .part = row.get<std::string>(2),
                          .sharing = parse<Sharing>(row.get<std::string_view>(3)).value(),
                          .why = row.get<std::string>(4),
                          .basis = {},
                          .at = row.get<Instant>(5),
                          .by = row.get<Id<trail::Account>>(6)};
        },
        check);
}

std::vector<Disclosed> disclosed_of(trail::View& view, Id<Check> check) {
    std::vector<Disclosed> seen;
    for (const auto& answer : answers_of(view, check)) seen.push_back(disclosed(answer));
    return seen;
}

void withdraw_check(trail::Change& change, Id<Check> check, const std::string& why) {
    change.writer().execute("UPDATE hub_contacts_checks SET withdrawn_at = $2, withdrawn_why = $3 WHERE id = $1", check, change.now(), why);
}

Gauge gauge_of(trail::View& view, Id<Contact> contact) {
    Gauge gauge;
    for (const auto& check : checks_of(view, contact)) {
        if (check.withdrawn_at) continue;
        ++gauge.asked;
        if (check.answered_at) ++gauge.answered;
        else if (check.is_late(view.now())) ++gauge.late;
    }
    return gauge;
}

#define LISTED_COLUMNS \
    CHECK_COLUMNS ", c.reference, COALESCE((SELECT TRIM(h.given || ' ' || h.family) FROM hub_contacts_check_children n JOIN hub_contacts_children h ON h.id = n.child_id " \
    "WHERE n.check_id = k.id ORDER BY h.id LIMIT 1), ''), (SELECT COUNT(*) FROM hub_contacts_check_children n WHERE n.check_id = k.id) "
#define FROM_OPEN \
    "FROM clocks_running q JOIN hub_contacts_checks k ON k.reference = q.reference JOIN hub_contacts c ON c.id = k.contact_id WHERE q.kind = 'hub_check' AND q.ended_at IS NULL AND "
#define FROM_ENDED "FROM hub_contacts_checks k JOIN hub_contacts c ON c.id = k.contact_id WHERE (k.answered_at IS NOT NULL OR k.withdrawn_at IS NOT NULL) AND "

static ListedCheck listed_of_row(const store::Row& row) {
    return ListedCheck{.check = check_of_row(row),
                  .contact = row.get<std::string>(13),
                  .first_child = row.get<std::string>(14),
                  .children = static_cast<int>(row.get<std::int64_t>(15))};
}

std::vector<ListedCheck> open_checks(trail::View& view, const policy::ListFilter& f, const ListWanted& wanted) {
    return view.reader().all("SELECT " LISTED_COLUMNS FROM_OPEN HOLDFAST_MAY_LIST("'hub_contact'", "c.reference")
                             " ORDER BY q.due_at, q.id LIMIT $7 OFFSET $8",
                             listed_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, wanted.most, wanted.page * wanted.most);
}

std::vector<ListedCheck> checks_asked(trail::View& view, const policy::ListFilter& f, bool is_open, const ListWanted& wanted) {
    if (is_open)
        return view.reader().all("SELECT " LISTED_COLUMNS FROM_OPEN HOLDFAST_MAY_LIST("'hub_check'", "k.reference")
                                 " ORDER BY q.due_at, q.id LIMIT $7 OFFSET $8",
                                 listed_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, wanted.most, wanted.page * wanted.most);
    return view.reader().all("SELECT " LISTED_COLUMNS FROM_ENDED HOLDFAST_MAY_LIST("'hub_check'", "k.reference")
                             " ORDER BY k.id DESC LIMIT $7 OFFSET $8",
                             listed_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, wanted.most, wanted.page * wanted.most);
}

void erase_checks(trail::Change& change, Id<Contact> contact) {
    change.writer().execute("DELETE FROM hub_contacts_check_children WHERE check_id IN (SELECT id FROM hub_contacts_checks WHERE contact_id = $1)", contact);
    change.writer().execute(
        "UPDATE hub_contacts_check_answers SET held = '', part = '', why = '' WHERE check_id IN (SELECT id FROM hub_contacts_checks WHERE contact_id = $1)", contact);
    change.writer().execute("UPDATE hub_contacts_checks SET question = '', late_why = '', withdrawn_why = '' WHERE contact_id = $1", contact);
}

}  // namespace holdfast::hub_contacts
