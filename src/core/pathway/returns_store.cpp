#include "core/pathway/returns_store.hpp"

#include "core/people/person_service.hpp"
#include "core/policy/record_store.hpp"

#include <set>

namespace holdfast::pathway {

store::Migration returns_migration() {
    return {"pathway/0005_returns", R"(
        CREATE TABLE pathway_findings (
            id ${id},
            entry_id ${integer} NOT NULL REFERENCES pathway_entries (id),
            rule ${text} NOT NULL,
            severity ${text} NOT NULL,
            la_child_id ${text} NOT NULL,
            module ${integer} NOT NULL,
            table_name ${text} NOT NULL,
            field ${text} NOT NULL,
            value ${text} NOT NULL
        );
        CREATE INDEX pathway_findings_of_entry ON pathway_findings (entry_id, rule);
        CREATE TABLE pathway_strangers (
            id ${id},
            child_id ${integer} NOT NULL REFERENCES people_persons (id),
            entry_id ${integer} NOT NULL REFERENCES pathway_entries (id),
            place ${text} NOT NULL,
            after_parts ${integer} NOT NULL,
            xml ${text} NOT NULL
        );
        CREATE INDEX pathway_strangers_of_child ON pathway_strangers (child_id);
    )"};
}

store::Migration strangers_history_migration() {
    return {"pathway/0006_strangers_history", "ALTER TABLE pathway_strangers ADD COLUMN replaced_by_entry ${integer};"};
}

void insert_finding(trail::Change& change, Id<Entry> entry, const Finding& finding) {
    change.writer().append("pathway_findings (entry_id, rule, severity, la_child_id, module, table_name, field, value)", entry, finding.rule, finding.severity,
                           finding.la_child_id, finding.module, finding.table, finding.field, finding.value);
}

static NumberedFinding read_finding(const store::Row& row) {
    return {.number = row.get<std::int64_t>(0),
            .finding = {.rule = row.get<std::string>(1),
                        .severity = row.get<std::string>(2),
                        .la_child_id = row.get<std::string>(3),
                        .module = row.get<std::int64_t>(4),
                        .table = row.get<std::string>(5),
                        .field = row.get<std::string>(6),
                        .value = row.get<std::string>(7)}};
}

/// In SQL: which findings are wanted, from parameter $7 on.
#define HOLDFAST_WANTED_FINDINGS                                                                                                                          \
    "entry_id = $7 AND id > $8 AND ($9 = '' OR rule = $9) AND ($10 = '' OR la_child_id = $10) AND ($11 = '' OR table_name = $11) AND ($12 = '' OR field " \
    "= $12) ORDER BY id LIMIT $13"
/// In SQL: the people to whom the agency gives one of the `numbers`, as `numbered`.
#define HOLDFAST_NUMBERED(agency)                                                                                                                       \
    "numbered AS (SELECT n.la_child_id, i.person_id FROM numbers n JOIN people_identifiers i ON i.value = n.la_child_id AND i.kind = 'la_child_id' "    \
    "WHERE i.issuer = " agency " AND i.source = " agency                                                                                                \
    " AND i.withdrawn_at IS NULL UNION SELECT n.la_child_id, r.person_id FROM numbers n JOIN people_returned r ON r.la_child_id = n.la_child_id WHERE " \
    "r.source = " agency " AND NOT EXISTS (SELECT 1 FROM people_returned_withdrawals d WHERE d.person_id = r.person_id AND d.place = 5)) "
/// In SQL: of each number whether the viewer may have the records of all who have it in a list, as `told`.
#define HOLDFAST_TOLD \
    "told AS (SELECT c.la_child_id, MIN(CASE WHEN " HOLDFAST_MAY_LIST("'person'", "pe.reference") " THEN 1 ELSE 0 END) AS is_told FROM numbered c " \
    "JOIN people_persons pe ON pe.id = c.person_id GROUP BY c.la_child_id) "

std::vector<NumberedFinding> findings_of(trail::View& view, const FindingsWanted& wanted) {
    return view.reader().all(
        "SELECT id, rule, severity, la_child_id, module, table_name, field, value FROM pathway_findings "
        "WHERE entry_id = $1 AND id > $2 AND ($3 = '' OR rule = $3) AND ($4 = '' OR la_child_id = $4) AND ($5 = '' OR table_name = $5) "
        "AND ($6 = '' OR field = $6) ORDER BY id LIMIT $7",
        read_finding, wanted.entry, wanted.after, wanted.rule, wanted.la_child_id, wanted.table, wanted.field, wanted.most);
}

std::map<std::string, std::vector<std::string>> children_to_tell(trail::View& view, const Entry& entry, const FindingsWanted& wanted) {
    const auto f = policy::list_filter(view, people::record_kind, policy::belonging_of(view));
    std::map<std::string, std::vector<std::string>> told;
    std::set<std::string> kept_back;
    view.reader().each(
        "WITH numbers AS (SELECT DISTINCT w.la_child_id FROM (SELECT la_child_id FROM pathway_findings WHERE " HOLDFAST_WANTED_FINDINGS
        ") w WHERE w.la_child_id <> ''), " HOLDFAST_NUMBERED("$14") "SELECT c.la_child_id, pe.reference, CASE WHEN " HOLDFAST_MAY_LIST(
            "'person'", "pe.reference") " THEN 1 ELSE 0 END "
                                        "FROM numbered c JOIN people_persons pe ON pe.id = c.person_id ORDER BY c.la_child_id, pe.id",
        [&](const store::Row& row) {
            const auto number = row.get<std::string>(0);
            if (row.get<std::int64_t>(2) == 1) told[number].push_back(row.get<std::string>(1));
            else kept_back.insert(number);
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, wanted.entry, wanted.after, wanted.rule, wanted.la_child_id, wanted.table, wanted.field,
        wanted.most, entry.agency);
    for (const auto& number : kept_back) told.erase(number);
    return told;
}

/// Whether the agency gives the number to more than one of those on record.
static bool is_given_to_several(trail::View& view, const std::string& agency, const std::string& la_child_id) {
    return view.reader().value<std::int64_t>(
               "WITH numbers AS (SELECT CAST($2 AS TEXT) AS la_child_id), " HOLDFAST_NUMBERED("$1") "SELECT COUNT(DISTINCT person_id) FROM numbered", agency,
               la_child_id) > 1;
}

std::vector<FindingAbout> findings_about(trail::View& view, Id<people::Person> child) {
    std::set<std::pair<std::string, std::string>> numbers;
    for (const auto& held : people::facts_of(view, child))
        if (const auto* number = std::get_if<people::Identifier>(&held.fact);
            number != nullptr && number->kind == people::IdentifierKind::la_child_id && held.is_in_force() && held.source == number->issuer)
            numbers.emplace(number->issuer, number->value);
    std::vector<FindingAbout> findings;
    for (const auto& [agency, number] : numbers) {
        const bool is_of_several = is_given_to_several(view, agency, number);
        view.reader().each(
            "SELECT id, rule, severity, la_child_id, module, table_name, field, value, entry_id FROM pathway_findings WHERE la_child_id = $1 "
            "AND entry_id IN (SELECT id FROM pathway_entries WHERE agency = $2) ORDER BY id",
            [&](const store::Row& row) {
                findings.push_back({row.get<Id<Entry>>(8), read_finding(row).finding, is_of_several});
            },
            number, agency);
    }
    return findings;
}

std::vector<std::string> references_to_tell(trail::View& view, const std::string& agency, const std::string& la_child_id) {
    const auto f = policy::list_filter(view, people::record_kind, policy::belonging_of(view));
    std::vector<std::string> references;
    bool is_kept_back = false;
    view.reader().each(
        "WITH numbers AS (SELECT CAST($8 AS TEXT) AS la_child_id), " HOLDFAST_NUMBERED("$7") "SELECT pe.reference, CASE WHEN " HOLDFAST_MAY_LIST(
            "'person'", "pe.reference") " THEN 1 ELSE 0 END FROM numbered c JOIN people_persons pe ON pe.id = c.person_id ORDER BY pe.id",
        [&](const store::Row& row) {
            references.push_back(row.get<std::string>(0));
            is_kept_back = is_kept_back || row.get<std::int64_t>(1) == 0;
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, agency, la_child_id);
    return is_kept_back ? std::vector<std::string>{} : references;
}

std::vector<ChildCount> told_children_with_findings(trail::View& view, const Entry& entry, std::int64_t skipped, std::int64_t most) {
    const auto f = policy::list_filter(view, people::record_kind, policy::belonging_of(view));
    return view.reader().all(
        "WITH numbers AS (SELECT la_child_id, SUM(CASE WHEN severity = 'error' THEN 1 ELSE 0 END) AS errors, SUM(CASE WHEN severity = 'error' THEN 0 ELSE 1 "
        "END) AS queries FROM pathway_findings WHERE entry_id = $8 AND la_child_id <> '' GROUP BY la_child_id), " HOLDFAST_NUMBERED(
            "$7") ", " HOLDFAST_TOLD
                  "SELECT n.la_child_id, n.errors, n.queries FROM numbers n JOIN told t ON t.la_child_id = n.la_child_id WHERE t.is_told = 1 "
                  "ORDER BY n.errors DESC, n.queries DESC, n.la_child_id LIMIT $9 OFFSET $10",
        [](const store::Row& row) {
            return ChildCount{.la_child_id = row.get<std::string>(0), .errors = row.get<std::int64_t>(1), .queries = row.get<std::int64_t>(2)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, entry.agency, entry.id, most, skipped);
}

UntoldCount untold_children_with_findings(trail::View& view, const Entry& entry) {
    const auto f = policy::list_filter(view, people::record_kind, policy::belonging_of(view));
    UntoldCount count;
    view.reader().each(
        "WITH numbers AS (SELECT la_child_id, COUNT(*) AS findings FROM pathway_findings WHERE entry_id = $8 AND la_child_id <> '' GROUP BY "
        "la_child_id), " HOLDFAST_NUMBERED("$7") ", " HOLDFAST_TOLD
                                                 "SELECT COUNT(*), COALESCE(SUM(n.findings), 0) FROM numbers n LEFT JOIN told t ON t.la_child_id = "
                                                 "n.la_child_id WHERE COALESCE(t.is_told, 0) = 0",
        [&](const store::Row& row) { count = {.children = row.get<std::int64_t>(0), .findings = row.get<std::int64_t>(1)}; }, f.account, f.today, f.now,
        f.agencies, f.teams, f.is_permitted, entry.agency, entry.id);
    return count;
}

std::vector<FieldCount> fields_with_findings(trail::View& view, Id<Entry> entry) {
    return view.reader().all(
        "SELECT table_name, field, COUNT(DISTINCT rule), SUM(CASE WHEN severity = 'error' THEN 1 ELSE 0 END) AS errors, "
        "SUM(CASE WHEN severity = 'error' THEN 0 ELSE 1 END) AS queries FROM pathway_findings WHERE entry_id = $1 GROUP BY table_name, field "
        "ORDER BY errors DESC, queries DESC, table_name, field",
        [](const store::Row& row) {
            return FieldCount{.table = row.get<std::string>(0),
                              .field = row.get<std::string>(1),
                              .rules = row.get<std::int64_t>(2),
                              .errors = row.get<std::int64_t>(3),
                              .queries = row.get<std::int64_t>(4)};
        },
        entry);
}

std::vector<RuleCount> finding_counts(trail::View& view, Id<Entry> entry) {
    return view.reader().all(
        "SELECT rule, severity, COUNT(*) FROM pathway_findings WHERE entry_id = $1 GROUP BY rule, severity ORDER BY severity, COUNT(*) DESC, rule",
        [](const store::Row& row) {
            return RuleCount{.rule = row.get<std::string>(0), .severity = row.get<std::string>(1), .count = row.get<std::int64_t>(2)};
        },
        entry);
}

void replace_strangers(trail::Change& change, Id<people::Person> child, const Entry& entry, const std::vector<Stranger>& strangers) {
    change.writer().execute(
        "UPDATE pathway_strangers SET replaced_by_entry = $3 WHERE child_id = $1 AND replaced_by_entry IS NULL "
        "AND entry_id IN (SELECT id FROM pathway_entries WHERE agency = $2)",
        child, entry.agency, entry.id);
    for (const auto& stranger : strangers)
        change.writer().execute("INSERT INTO pathway_strangers (child_id, entry_id, place, after_parts, xml) VALUES ($1, $2, $3, $4, $5)", child, entry.id,
                                stranger.place, stranger.after, stranger.xml);
}

std::vector<Stranger> strangers_of(trail::View& view, Id<people::Person> child, const std::string& agency) {
    return view.reader().all(
        "SELECT place, after_parts, xml FROM pathway_strangers WHERE child_id = $1 AND replaced_by_entry IS NULL "
        "AND entry_id IN (SELECT id FROM pathway_entries WHERE agency = $2) ORDER BY id",
        [](const store::Row& row) { return Stranger{.place = row.get<std::string>(0), .after = row.get<std::int64_t>(1), .xml = row.get<std::string>(2)}; },
        child, agency);
}

std::vector<Stranger> strangers_as_at(trail::View& view, Id<people::Person> child, const std::string& agency, Date day) {
    return view.reader().all(
        "SELECT x.place, x.after_parts, x.xml FROM pathway_strangers x JOIN pathway_entries e ON e.id = x.entry_id LEFT JOIN pathway_entries r ON r.id = "
        "x.replaced_by_entry WHERE x.child_id = $1 AND e.agency = $2 AND e.reference_on <= $3 AND (r.id IS NULL OR r.reference_on > $3) ORDER BY x.id",
        [](const store::Row& row) { return Stranger{.place = row.get<std::string>(0), .after = row.get<std::int64_t>(1), .xml = row.get<std::string>(2)}; },
        child, agency, day);
}

std::vector<FormerStranger> former_strangers_of(trail::View& view, Id<people::Person> child) {
    return view.reader().all(
        "SELECT place, after_parts, xml, entry_id, replaced_by_entry FROM pathway_strangers WHERE child_id = $1 AND replaced_by_entry IS NOT NULL ORDER BY id",
        [](const store::Row& row) {
            return FormerStranger{.stranger = Stranger{.place = row.get<std::string>(0), .after = row.get<std::int64_t>(1), .xml = row.get<std::string>(2)},
                                  .was_through = row.get<Id<Entry>>(3),
                                  .replaced_by = row.get<Id<Entry>>(4)};
        },
        child);
}

std::vector<PresentStranger> present_strangers_of(trail::View& view, Id<people::Person> child) {
    return view.reader().all(
        "SELECT place, after_parts, xml, entry_id FROM pathway_strangers WHERE child_id = $1 AND replaced_by_entry IS NULL ORDER BY id",
        [](const store::Row& row) {
            return PresentStranger{.stranger = Stranger{.place = row.get<std::string>(0), .after = row.get<std::int64_t>(1), .xml = row.get<std::string>(2)},
                                   .through = row.get<Id<Entry>>(3)};
        },
        child);
}

}  // namespace holdfast::pathway
