#include "core/policy/succession_store.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/policy/record_store.hpp"

#include <algorithm>

namespace holdfast::policy {

using Account = Id<trail::Account>;

/// What was disposed of before is nobody's: it is sealed without a reason, as no person can seal it.
store::Migration successions_migration() {
    return {"policy/0006_successions", R"(
        CREATE TABLE policy_successions (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            account_id ${integer} NOT NULL,
            reason ${text} NOT NULL,
            proposed_by ${integer} NOT NULL,
            proposed_at ${instant} NOT NULL,
            verdict ${text} NOT NULL,
            decided_by ${integer},
            decided_at ${instant}
        );
        CREATE INDEX policy_successions_of_record ON policy_successions (kind, reference);
        CREATE INDEX policy_successions_of_account ON policy_successions (account_id);
        UPDATE policy_records SET owner_agency = '' WHERE restriction = 'sealed' AND restriction_reason = '';
    )"};
}

Id<Succession> insert_succession(trail::Change& change, const Succession& wanted) {
    return change.writer().value<Id<Succession>>(
        "INSERT INTO policy_successions (kind, reference, account_id, reason, proposed_by, proposed_at, verdict) VALUES ($1, $2, $3, $4, $5, $6, '') "
        "RETURNING id",
        wanted.kind, wanted.reference, wanted.account, wanted.reason, change.actor().account, change.now());
}

static Succession succession_of(const store::Row& row) {
    Succession one;
    one.id = row.get<Id<Succession>>(0);
    one.kind = row.get<std::string>(1);
    one.reference = row.get<std::string>(2);
    one.account = row.get<Account>(3);
    one.reason = row.get<std::string>(4);
    one.proposed_by = row.get<Account>(5);
    one.proposed_at = row.get<Instant>(6);
    one.verdict = row.get<std::string>(7);
    one.decided_by = row.get<std::optional<Account>>(8);
    one.decided_at = row.get<std::optional<Instant>>(9);
    return one;
}

std::optional<Succession> find_succession(trail::View& view, Id<Succession> id) {
    return view.reader().first(
        "SELECT id, kind, reference, account_id, reason, proposed_by, proposed_at, verdict, decided_by, decided_at FROM policy_successions WHERE id = $1",
        succession_of, id);
}

std::vector<Succession> open_successions(trail::View& view) {
    return view.reader().all(
        "SELECT id, kind, reference, account_id, reason, proposed_by, proposed_at, verdict, decided_by, decided_at FROM policy_successions "
        "WHERE verdict = '' ORDER BY id",
        succession_of);
}

std::vector<Succession> successions_of(trail::View& view, const RecordRef& record) {
    return view.reader().all(
        "SELECT id, kind, reference, account_id, reason, proposed_by, proposed_at, verdict, decided_by, decided_at FROM policy_successions "
        "WHERE kind = $1 AND reference = $2 ORDER BY id",
        succession_of, record.kind, record.reference);
}

std::vector<Succession> successions_to(trail::View& view, Account account, Instant since) {
    return view.reader().all(
        "SELECT id, kind, reference, account_id, reason, proposed_by, proposed_at, verdict, decided_by, decided_at FROM policy_successions "
        "WHERE account_id = $1 AND verdict = 'confirmed' AND decided_at > $2 ORDER BY id DESC",
        succession_of, account, since);
}

bool decide_succession_row(trail::Change& change, Id<Succession> id, const std::string& verdict) {
    return change.writer().execute("UPDATE policy_successions SET verdict = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND verdict = ''", id, verdict,
                                   change.actor().account, change.now()) == 1;
}

/// In SQL: an owner of `pr` who can sign in. `day` is the parameter that holds today.
#define HOLDFAST_ACTIVE_OWNER(day)                                                                                                                  \
    "EXISTS (SELECT 1 FROM policy_involvements po JOIN access_accounts a ON a.id = po.account_id JOIN access_role_grants g ON g.account_id = a.id " \
    "WHERE po.kind = pr.kind AND po.reference = pr.reference AND po.relation = 'owner' AND po.from_on <= " day                                      \
    " AND (po.until_on IS NULL OR po.until_on >= " day ") AND a.is_active AND g.ended_at IS NULL AND (g.from_on IS NULL OR g.from_on <= " day       \
    ") AND (g.until_on IS NULL OR g.until_on >= " day                                                                                               \
    ") AND (g.agency_id IS NULL OR EXISTS (SELECT 1 FROM organisations_agreements i "                                                               \
    "WHERE i.agency_id = g.agency_id AND i.from_on <= " day " AND (i.until_on IS NULL OR i.until_on >= " day "))))"

bool has_active_owner(trail::View& view, const RecordRef& record) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM policy_records pr WHERE pr.kind = $1 AND pr.reference = $2 AND " HOLDFAST_ACTIVE_OWNER("$3"),
                                             record.kind, record.reference, view.today()) > 0;
}

std::vector<std::string> left_records(trail::View& view, std::string_view kind, const std::vector<std::string>& agencies,
                                      const std::vector<std::string>& by_law, std::int64_t limit) {
    return view.reader().all(
        "SELECT pr.reference FROM policy_records pr WHERE pr.kind = $1 AND pr.vault = '' AND pr.owner_agency <> '' "
        "AND REPLACE($3, '|' || pr.owner_agency || '|', '') <> $3 "
        "AND NOT (pr.restriction = 'ordinary' AND ((pr.owner_by_law_from IS NOT NULL AND pr.owner_by_law_from <= $2 AND REPLACE($4, '|' || pr.owner_agency || "
        "'|', '') <> $4) "
        "OR EXISTS (SELECT 1 FROM policy_involvements pi WHERE pi.kind = pr.kind AND pi.reference = pr.reference AND pi.relation = 'law' "
        "AND pi.from_on <= $2 AND (pi.until_on IS NULL OR pi.until_on >= $2) AND REPLACE($4, '|' || pi.agency || '|', '') <> $4))) "
        "AND NOT " HOLDFAST_ACTIVE_OWNER("$2") " ORDER BY pr.reference LIMIT $5",
        [](const store::Row& row) { return row.get<std::string>(0); }, kind, view.today(), packed(agencies), packed(by_law), limit);
}

static void add_word(std::vector<std::string>& words, const std::string& word) {
    if (!word.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
}

std::vector<std::string> with_predecessors(trail::View& view, const std::vector<std::string>& agencies) {
    std::vector<std::string> keys;
    for (const auto& one : agencies)
        if (const auto agency = organisations::find_agency_called(view, one, view.today())) add_word(keys, agency->key);
    const auto successions = organisations::load_successions(view);
    for (std::size_t i = 0; i < keys.size(); ++i)
        for (const auto& passed : successions)
            if (passed.on <= view.today() && passed.successor == keys[i]) add_word(keys, passed.predecessor);
    std::vector<std::string> words = agencies;
    for (const auto& key : keys) {
        add_word(words, key);
        if (const auto agency = organisations::find_agency(view, key))
            for (const auto& name : agency->names) add_word(words, name.name);
    }
    return words;
}

void replace_owner_agency(trail::Change& change, const RecordRef& record, const std::string& agency) {
    change.writer().execute("UPDATE policy_records SET owner_agency = $3 WHERE kind = $1 AND reference = $2", record.kind, record.reference, agency);
}

}  // namespace holdfast::policy
