#include "features/hub_contacts/queue_store.hpp"

namespace holdfast::hub_contacts {

static Queued queued_of_row(const store::Row& row) {
    return Queued{.reference = row.get<std::string>(0),
                  .received_at = row.get<Instant>(1),
                  .first_child = row.get<std::string>(2),
                  .children = static_cast<int>(row.get<std::int64_t>(3)),
                  .source = row.get<std::string>(4),
                  .is_in_danger = row.get<bool>(5),
                  .has_domestic_abuse = row.get<std::string_view>(6) == token_of(Known::yes),
                  .stage = parse_stage(row.get<std::string_view>(7)).value(),
                  .rating = parse<Rating>(row.get<std::string_view>(8)),
                  .officer = row.get<std::optional<Id<trail::Account>>>(9),
                  .checks = {static_cast<int>(row.get<std::int64_t>(10)), static_cast<int>(row.get<std::int64_t>(11)), static_cast<int>(row.get<std::int64_t>(12))},
                  .clock = row.get<std::string>(13),
                  .due = row.get<std::optional<Instant>>(14)};
}

#define COLUMNS \
    "c.reference, c.received_at, COALESCE((SELECT TRIM(h.given || ' ' || h.family) FROM hub_contacts_children h WHERE h.contact_id = c.id ORDER BY h.id " \
    "LIMIT 1), ''), (SELECT COUNT(*) FROM hub_contacts_children h WHERE h.contact_id = c.id), c.source, c.is_in_danger, " \
    "COALESCE((SELECT s.domestic_abuse FROM hub_contacts_screenings s WHERE s.contact_id = c.id ORDER BY s.id DESC LIMIT 1), c.domestic_abuse), c.stage, c.rating, " \
    "c.officer, (SELECT COUNT(*) FROM hub_contacts_checks a WHERE a.contact_id = c.id AND a.withdrawn_at IS NULL), " \
    "(SELECT COUNT(*) FROM hub_contacts_checks a WHERE a.contact_id = c.id AND a.answered_at IS NOT NULL), " \
    "(SELECT COUNT(*) FROM hub_contacts_checks a JOIN clocks_running r ON r.kind = 'hub_check' AND r.reference = a.reference WHERE a.contact_id = c.id " \
    "AND r.ended_at IS NULL AND r.due_at < $3), "
#define MAY_LIST HOLDFAST_MAY_LIST("'hub_contact'", "c.reference")
/// `$7` whose (0 all, -1 nobody's, or an account), `$8` a stage and `$9` a rating, empty for all.
#define WANTED "($7 = 0 OR COALESCE(c.officer, -1) = $7) AND ($8 = '' OR c.stage = $8) AND ($9 = '' OR c.rating = $9) "
/// Of the clocks that run on a contact, the one that is due first stands for it.
#define FIRST_DUE \
    "NOT EXISTS (SELECT 1 FROM clocks_running e WHERE e.kind = k.kind AND e.reference = k.reference AND e.ended_at IS NULL " \
    "AND (e.due_at < k.due_at OR (k.due_at IS NULL AND e.due_at IS NOT NULL) " \
    "OR ((e.due_at = k.due_at OR (e.due_at IS NULL AND k.due_at IS NULL)) AND e.id < k.id))) "

static std::int64_t whose(const policy::ListFilter& filter, const Wanted& wanted) {
    if (wanted.whose == Wanted::Whose::mine) return filter.account;
    return wanted.whose == Wanted::Whose::unassigned ? -1 : 0;
}
static std::string_view stage_of(const Wanted& wanted) { return wanted.stage ? token_of(*wanted.stage) : std::string_view{}; }
static std::string_view rating_of(const Wanted& wanted) { return wanted.rating ? token_of(*wanted.rating) : std::string_view{}; }

std::vector<Queued> queue_of(trail::View& view, const policy::ListFilter& f, const Wanted& wanted) {
    return view.reader().all("SELECT " COLUMNS "k.rule, k.due_at FROM clocks_running k JOIN hub_contacts c ON c.reference = k.reference "
                             "WHERE k.kind = 'hub_contact' AND k.ended_at IS NULL AND " WANTED "AND " FIRST_DUE "AND " MAY_LIST
                             " ORDER BY k.due_at, k.id LIMIT $10 OFFSET $11",
                             queued_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, whose(f, wanted), stage_of(wanted),
                             rating_of(wanted), wanted.most, wanted.page * wanted.most);
}

std::vector<Queued> in_danger(trail::View& view, const policy::ListFilter& f) {
    return view.reader().all("SELECT " COLUMNS "'', NULL FROM hub_contacts c WHERE c.stage = 'received' AND c.is_in_danger = $7 AND " MAY_LIST " ORDER BY c.id",
                             queued_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, true);
}

std::int64_t count_queue(trail::View& view, const policy::ListFilter& f, const Wanted& wanted) {
    return view.reader().value<std::int64_t>(
        "SELECT COUNT(*) FROM (SELECT 1 FROM hub_contacts c WHERE c.stage <> 'closed' AND " WANTED "AND " MAY_LIST " LIMIT $10) AS counted", f.account,
        f.today, f.now, f.agencies, f.teams, f.is_permitted, whose(f, wanted), stage_of(wanted), rating_of(wanted), wanted.most);
}

std::vector<Queued> closed_contacts(trail::View& view, const policy::ListFilter& f, const Wanted& wanted) {
    return view.reader().all("SELECT " COLUMNS "'', NULL FROM hub_contacts c WHERE c.stage = 'closed' AND " WANTED "AND " MAY_LIST
                             " ORDER BY c.closed_on DESC, c.id DESC LIMIT $10 OFFSET $11",
                             queued_of_row, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, whose(f, wanted), "", "", wanted.most,
                             wanted.page * wanted.most);
}

std::optional<Queued> listed_contact(trail::View& view, const policy::ListFilter& f, const std::string& reference) {
    return view.reader().first("SELECT " COLUMNS "'', NULL FROM hub_contacts c WHERE c.reference = $7 AND " MAY_LIST, queued_of_row, f.account, f.today,
                               f.now, f.agencies, f.teams, f.is_permitted, reference);
}

}  // namespace holdfast::hub_contacts
