#pragma once

#include "base/record_ref.hpp"
#include "core/policy/facts.hpp"
#include "core/policy/record_kind.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <vector>

/// In SQL: whether two rows with a kind and a reference, of the same kind, are of one record or of records of one subject.
#define HOLDFAST_SAME_SUBJECT(one, other)                                                                   \
    "(" one ".reference = " other                                                                           \
    ".reference OR EXISTS (SELECT 1 FROM policy_subjects s1 JOIN policy_subjects s2 "                       \
    "ON s2.kind = s1.kind AND s2.subject = s1.subject WHERE s1.kind = " one ".kind AND s1.reference = " one \
    ".reference "                                                                                           \
    "AND s2.reference = " other ".reference))"

/// In a slice's own SELECT, as part of its WHERE: whether the actor may have this record in a list, a count, a search or an export. The two
/// arguments are SQL: the kind and the reference. The first six parameters of the statement are those of a ListFilter.
#define HOLDFAST_MAY_LIST(kind, reference) \
    "EXISTS (SELECT 1 FROM policy_records pr WHERE pr.kind = " kind " AND pr.reference = " reference                                        \
    " AND $1 > 0 AND (pr.vault = '' OR EXISTS (SELECT 1 FROM policy_vault_readers pv WHERE pv.vault = pr.vault AND pv.account_id = $1 "     \
    "AND pv.confirmed_at <= $3 AND (pv.ended_at IS NULL OR pv.ended_at > $3))) "                                                            \
    "AND (EXISTS (SELECT 1 FROM policy_conflict_overrides po WHERE po.kind = pr.kind AND po.reference = pr.reference "                      \
    "AND po.account_id = $1 AND po.confirmed_at IS NOT NULL AND po.until_at > $3) "                                                         \
    "OR NOT (COALESCE(pr.subject_account, 0) = $1 OR (pr.subject_agency <> '' AND REPLACE($4, '|' || pr.subject_agency || '|', '') <> $4) " \
    "OR EXISTS (SELECT 1 FROM policy_conflicts pc WHERE pc.kind = pr.kind AND pc.account_id = $1 AND " HOLDFAST_SAME_SUBJECT("pc", "pr") " "          \
    "AND pc.ended_at IS NULL))) "                                                                                                           \
    "AND (EXISTS (SELECT 1 FROM policy_involvements pi WHERE pi.kind = pr.kind AND pi.reference = pr.reference AND pi.from_on <= $2 "       \
    "AND (pi.until_on IS NULL OR pi.until_on >= $2) AND ("                                                                                  \
    "(pi.account_id = $1 AND ((pi.relation = 'owner' AND $6 = 1) OR (pi.relation = 'worker' AND $6 = 1 AND pr.restriction <> 'sealed') "    \
    "OR (pi.relation IN ('invited_reader', 'invited_contributor') AND pr.restriction <> 'sealed'))) "                                       \
    "OR (pi.relation = 'team' AND $6 = 1 AND pr.restriction = 'ordinary' AND REPLACE($5, '|' || pi.team || '|', '') <> $5) "                \
    "OR (pi.relation = 'law' AND $6 = 1 AND pr.restriction = 'ordinary' AND REPLACE($4, '|' || pi.agency || '|', '') <> $4))) "             \
    "OR (pr.owner_by_law_from <= $2 AND $6 = 1 AND pr.restriction = 'ordinary' AND pr.owner_agency <> '' "                                  \
    "AND REPLACE($4, '|' || pr.owner_agency || '|', '') <> $4)))"

namespace holdfast::policy {

/// The schema of everything this engine keeps.
std::vector<store::Migration> migrations();

/// For whom the viewer acts: the agency they are signed in for, by name and by key, and the agencies and teams of the posts they hold today, as
/// `cumbria-constabulary` and `cumbria-constabulary/north`.
Belonging belonging_of(trail::View& view);

/// Who asks for a list, as the parameters `$1` to `$6` of HOLDFAST_MAY_LIST:
/// `reader.each("SELECT ... WHERE " HOLDFAST_MAY_LIST("'contact'", "c.reference"), visit, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, $7...)`.
struct ListFilter {
    std::int64_t account{};
    Date today{};
    Instant now{};
    std::string agencies{};  ///< `|one|two|`
    std::string teams{};
    std::int64_t is_permitted{};  ///< 1 where their roles let them list this kind
};
ListFilter list_filter(const trail::View& view, const RecordKind& kind, const Belonging& belonging);
/// `|one|two|`, so that SQL can ask whether a name is among them. A name that holds a bar is left out: it would stand for two.
std::string packed(const std::vector<std::string>& names);

/// A record as it is put under the policy.
struct NewRecord {
    RecordRef record{};
    std::string owner_agency{};
    std::optional<Id<trail::Account>> subject_account{};  ///< the record is about this member of staff
    std::string subject_agency{};                         ///< or about this organisation or its staff
    std::string vault{};
    std::optional<Date> owner_by_law_from{};  ///< from when the law gives it to the agency that owns it, all of whose people it is then open to by their roles
};
void insert_record(trail::Change& change, const NewRecord& record);
/// The same for one of many: see store::Writer::append.
void append_record(trail::Change& change, const NewRecord& record);
/// Says that these records, and no others, are of one subject: a conflict of interest with one of them is one with each. One record is by itself.
void put_subject(trail::Change& change, std::string_view kind, const std::vector<std::string>& references);
/// Erases what was written in words about the record: why somebody has a part, what was shared and why, why the glass was broken, how somebody is
/// connected. That it happened stays. For disposal alone.
void erase_words(trail::Change& change, const RecordRef& record);
/// The vault that holds the record, or empty text; nothing when there is no such record.
std::optional<std::string> find_vault(trail::View& view, const RecordRef& record);
bool has_record(trail::View& view, const RecordRef& record);
void replace_restriction(trail::Change& change, const RecordRef& record, Restriction restriction, const std::string& reason);

/// What the rule needs to know of the record with regard to somebody; nothing when there is no such record.
std::optional<RecordFacts> find_facts(trail::View& view, const RecordRef& record, Id<trail::Account> account, const Belonging& belonging);

/// Who is part of a record: a person, a team or an agency with a basis in law, as the relation says.
struct Involvement {
    Id<Involvement> id{};
    std::string kind{}, reference{};
    Relation relation{};
    std::optional<Id<trail::Account>> account{};
    std::string team{};
    std::string agency{};
    Date from{};
    std::optional<Date> until{};
    std::string because{};  ///< why, and for `law` which basis
    Id<trail::Account> added_by{};
};
Id<Involvement> insert_involvement(trail::Change& change, const Involvement& involvement);
std::optional<Involvement> find_involvement(trail::View& view, Id<Involvement> id);
/// By when they were entered; before them, with the id 0, the agency that owns it, where the law gives it to them.
std::vector<Involvement> involvements_in(trail::View& view, const RecordRef& record);
/// Makes the day its last one.
void limit_involvement(trail::Change& change, Id<Involvement> id, Date last_day);
/// The owners of the record today.
std::vector<Id<trail::Account>> owners_of(trail::View& view, const RecordRef& record);

}  // namespace holdfast::policy
