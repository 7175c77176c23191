#include "core/policy/record_store.hpp"

#include "core/policy/conflict_store.hpp"

#include <algorithm>
#include <array>

namespace holdfast::policy {

std::string packed(const std::vector<std::string>& names) {
    std::string all = "|";
    for (const auto& name : names)
        if (!name.empty() && name.find('|') == std::string::npos) all += name + "||";
    if (all.size() > 1) all.pop_back();
    return all;
}

ListFilter list_filter(const trail::View& view, const RecordKind& kind, const Belonging& belonging) {
    const auto& actor = view.actor();
    return {.account = actor.is_operator ? 0 : actor.account.number,
            .today = view.today(),
            .now = view.now(),
            .agencies = packed(belonging.agencies),
            .teams = packed(belonging.teams),
            .is_permitted = permitted(actor, kind).has(Verb::list) ? 1 : 0};
}

Belonging belonging_of(trail::View& view) {
    const auto& actor = view.actor();
    Belonging belonging;
    if (!actor.agency.empty()) belonging.agencies.push_back(actor.agency);
    view.reader().each(
        "SELECT DISTINCT a.agency_key FROM organisations_names n JOIN organisations_agencies a ON a.id = n.agency_id WHERE n.name = $1 "
        "AND (n.from_on IS NULL OR n.from_on <= $2) AND (n.until_on IS NULL OR n.until_on >= $2) ORDER BY a.agency_key",
        [&](const store::Row& row) { belonging.agencies.push_back(row.get<std::string>(0)); }, actor.agency, view.today());
    view.reader().each(
        "SELECT a.agency_key, p.team FROM access_posts p JOIN organisations_agencies a ON a.id = p.agency_id WHERE p.account_id = $1 "
        "AND p.ended_at IS NULL AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2) ORDER BY p.id",
        [&](const store::Row& row) {
            belonging.agencies.push_back(row.get<std::string>(0));
            if (const auto team = row.get<std::string>(1); !team.empty()) belonging.teams.push_back(belonging.agencies.back() + "/" + team);
        },
        actor.account, view.today());
    return belonging;
}

void insert_record(trail::Change& change, const NewRecord& record) {
    change.writer().execute(
        "INSERT INTO policy_records (kind, reference, owner_agency, restriction, restriction_reason, subject_account, subject_agency, vault, "
        "owner_by_law_from) "
        "VALUES ($1, $2, $3, 'ordinary', '', $4, $5, $6, $7)",
        record.record.kind, record.record.reference, record.owner_agency, record.subject_account, record.subject_agency, record.vault,
        record.owner_by_law_from);
}

void append_record(trail::Change& change, const NewRecord& record) {
    change.writer().append(
        "policy_records (kind, reference, owner_agency, restriction, restriction_reason, subject_account, subject_agency, vault, owner_by_law_from)",
        record.record.kind, record.record.reference, record.owner_agency, token_of(Restriction::ordinary), "", record.subject_account, record.subject_agency,
        record.vault, record.owner_by_law_from);
}

void put_subject(trail::Change& change, std::string_view kind, const std::vector<std::string>& references) {
    for (const auto& reference : references) change.writer().execute("DELETE FROM policy_subjects WHERE kind = $1 AND reference = $2", kind, reference);
    if (references.size() < 2) return;
    for (const auto& reference : references)
        change.writer().execute("INSERT INTO policy_subjects (kind, reference, subject) VALUES ($1, $2, $3)", kind, reference, references.front());
}

void erase_words(trail::Change& change, const RecordRef& record) {
    static constexpr std::array<store::Sql, 7> erasures{
        "UPDATE policy_records SET restriction_reason = '' WHERE kind = $1 AND reference = $2",
        "UPDATE policy_involvements SET because = '' WHERE kind = $1 AND reference = $2",
        "UPDATE policy_conflicts SET reason = '' WHERE kind = $1 AND reference = $2",
        "UPDATE policy_conflict_overrides SET reason = '' WHERE kind = $1 AND reference = $2",
        "UPDATE policy_successions SET reason = '' WHERE kind = $1 AND reference = $2",
        "UPDATE policy_break_glass SET reason = '', review_note = '' WHERE kind = $1 AND reference = $2",
        "UPDATE policy_sharing_decisions SET with_whom = '', what = '', why = '' WHERE kind = $1 AND reference = $2"};
    for (const auto& sql : erasures) change.writer().execute(sql, record.kind, record.reference);
}

std::optional<std::string> find_vault(trail::View& view, const RecordRef& record) {
    return view.reader().first(
        "SELECT vault FROM policy_records WHERE kind = $1 AND reference = $2", [](const store::Row& row) { return row.get<std::string>(0); }, record.kind,
        record.reference);
}

bool has_record(trail::View& view, const RecordRef& record) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM policy_records WHERE kind = $1 AND reference = $2", record.kind, record.reference) == 1;
}

void replace_restriction(trail::Change& change, const RecordRef& record, Restriction restriction, const std::string& reason) {
    change.writer().execute("UPDATE policy_records SET restriction = $3, restriction_reason = $4 WHERE kind = $1 AND reference = $2", record.kind,
                            record.reference, token_of(restriction), reason);
}

static bool is_among(const std::vector<std::string>& names, const std::string& name) {
    return !name.empty() && name.find('|') == std::string::npos && std::ranges::find(names, name) != names.end();
}

static void add_ties(trail::View& view, RecordFacts& facts, Id<trail::Account> account, const Belonging& belonging) {
    for (const auto& one : involvements_in(view, {facts.kind, facts.reference})) {
        const bool is_theirs = one.relation == Relation::team  ? is_among(belonging.teams, one.team)
                               : one.relation == Relation::law ? is_among(belonging.agencies, one.agency)
                                                               : one.account == account && account.number != 0;
        if (is_theirs) facts.ties.push_back({one.relation, one.from, one.until});
    }
}

/// Three questions in one statement: each is asked for every record that is read.
static void add_exceptions(trail::View& view, RecordFacts& facts, Id<trail::Account> account) {
    view.reader().each(
        "SELECT (SELECT pc.conflict FROM policy_conflicts pc WHERE pc.kind = pr.kind AND pc.account_id = $3 AND pc.ended_at IS NULL "
        "AND " HOLDFAST_SAME_SUBJECT("pc", "pr") " ORDER BY pc.id LIMIT 1), "
        "(SELECT MAX(po.until_at) FROM policy_conflict_overrides po WHERE po.kind = pr.kind AND po.reference = pr.reference AND po.account_id = $3 "
        "AND po.confirmed_at IS NOT NULL), "
        "(SELECT MAX(u.until_at) FROM policy_break_glass u WHERE u.kind = pr.kind AND u.reference = pr.reference AND u.account_id = $3 "
        "AND u.verdict <> 'challenged') FROM policy_records pr WHERE pr.kind = $1 AND pr.reference = $2",
        [&](const store::Row& row) {
            if (const auto declared = row.get<std::optional<std::string>>(0)) facts.conflict = parse_conflict(*declared).value_or(Conflict::family);
            facts.conflict_lifted_until = row.get<std::optional<Instant>>(1);
            facts.glass_broken_until = row.get<std::optional<Instant>>(2);
        },
        facts.kind, facts.reference, account);
    facts.is_vault_reader = !facts.vault.empty() && is_vault_reader(view, facts.vault, account);
}

/// A record that is not there is asked for as one that is: the time of an answer does not tell them apart.
std::optional<RecordFacts> find_facts(trail::View& view, const RecordRef& record, Id<trail::Account> account, const Belonging& belonging) {
    auto facts = view.reader().first(
        "SELECT owner_agency, restriction, subject_account, subject_agency, vault FROM policy_records WHERE kind = $1 AND reference = $2",
        [&](const store::Row& row) {
            RecordFacts found{.kind = std::string(record.kind),
                              .reference = record.reference,
                              .owner_agency = row.get<std::string>(0),
                              .restriction = parse_restriction(row.get<std::string_view>(1)).value_or(Restriction::sealed),
                              .vault = row.get<std::string>(4)};
            if (is_among(belonging.agencies, row.get<std::string>(3))) found.conflict = Conflict::own_organisation;
            if (row.get<std::optional<Id<trail::Account>>>(2) == account) found.conflict = Conflict::self;
            return found;
        },
        record.kind, record.reference);
    const bool is_there = facts.has_value();
    if (!is_there) facts = RecordFacts{.kind = std::string(record.kind), .reference = record.reference};
    add_ties(view, *facts, account, belonging);
    add_exceptions(view, *facts, account);
    if (!is_there) facts.reset();
    return facts;
}

Id<Involvement> insert_involvement(trail::Change& change, const Involvement& one) {
    return change.writer().value<Id<Involvement>>(
        "INSERT INTO policy_involvements (kind, reference, relation, account_id, team, agency, from_on, until_on, because, added_by) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        one.kind, one.reference, token_of(one.relation), one.account, one.team, one.agency, one.from, one.until, one.because, change.actor().account);
}

static Involvement involvement_of(const store::Row& row) {
    return {.id = row.get<Id<Involvement>>(0),
            .kind = row.get<std::string>(1),
            .reference = row.get<std::string>(2),
            .relation = parse_relation(row.get<std::string_view>(3)).value(),
            .account = row.get<std::optional<Id<trail::Account>>>(4),
            .team = row.get<std::string>(5),
            .agency = row.get<std::string>(6),
            .from = row.get<Date>(7),
            .until = row.get<std::optional<Date>>(8),
            .because = row.get<std::string>(9),
            .added_by = row.get<Id<trail::Account>>(10)};
}

std::optional<Involvement> find_involvement(trail::View& view, Id<Involvement> id) {
    return view.reader().first(
        "SELECT id, kind, reference, relation, account_id, team, agency, from_on, until_on, because, added_by "
        "FROM policy_involvements WHERE id = $1",
        involvement_of, id);
}

std::vector<Involvement> involvements_in(trail::View& view, const RecordRef& record) {
    return view.reader().all(
        "SELECT 0, kind, reference, 'law', NULL, '', owner_agency, owner_by_law_from, NULL, 'The record is the agency''s own', 0 FROM policy_records "
        "WHERE kind = $1 AND reference = $2 AND owner_by_law_from IS NOT NULL "
        "UNION ALL SELECT id, kind, reference, relation, account_id, team, agency, from_on, until_on, because, added_by "
        "FROM policy_involvements WHERE kind = $1 AND reference = $2 ORDER BY 1",
        involvement_of, record.kind, record.reference);
}

void limit_involvement(trail::Change& change, Id<Involvement> id, Date last_day) {
    change.writer().execute("UPDATE policy_involvements SET until_on = $2 WHERE id = $1", id, last_day);
}

std::vector<Id<trail::Account>> owners_of(trail::View& view, const RecordRef& record) {
    return view.reader().all(
        "SELECT DISTINCT account_id FROM policy_involvements WHERE kind = $1 AND reference = $2 AND relation = 'owner' "
        "AND account_id IS NOT NULL AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3) ORDER BY account_id",
        [](const store::Row& row) { return row.get<Id<trail::Account>>(0); }, record.kind, record.reference, view.today());
}

}  // namespace holdfast::policy
