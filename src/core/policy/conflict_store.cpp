#include "core/policy/conflict_store.hpp"

namespace holdfast::policy {

using Account = Id<trail::Account>;

Id<DeclaredConflict> insert_conflict(trail::Change& change, const DeclaredConflict& declared) {
    return change.writer().value<Id<DeclaredConflict>>(
        "INSERT INTO policy_conflicts (kind, reference, account_id, conflict, reason, declared_by, declared_at, vault) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
        "RETURNING id",
        declared.kind, declared.reference, declared.account, token_of(declared.conflict), declared.reason, change.actor().account, change.now(),
        declared.vault);
}

static DeclaredConflict conflict_of(const store::Row& row) {
    return {.id = row.get<Id<DeclaredConflict>>(0),
            .kind = row.get<std::string>(1),
            .reference = row.get<std::string>(2),
            .account = row.get<Account>(3),
            .conflict = parse_conflict(row.get<std::string_view>(4)).value(),
            .reason = row.get<std::string>(5),
            .declared_by = row.get<Account>(6),
            .declared_at = row.get<Instant>(7),
            .ended_at = row.get<std::optional<Instant>>(8),
            .withdrawal_by = row.get<std::optional<Account>>(9),
            .vault = row.get<std::string>(10)};
}

std::optional<DeclaredConflict> find_conflict(trail::View& view, Id<DeclaredConflict> id) {
    return view.reader().first(
        "SELECT id, kind, reference, account_id, conflict, reason, declared_by, declared_at, ended_at, withdrawal_by, vault FROM policy_conflicts WHERE id = "
        "$1",
        conflict_of, id);
}

std::vector<DeclaredConflict> conflicts_in_force(trail::View& view) {
    return view.reader().all(
        "SELECT id, kind, reference, account_id, conflict, reason, declared_by, declared_at, ended_at, withdrawal_by, vault FROM policy_conflicts "
        "WHERE ended_at IS NULL ORDER BY id DESC",
        conflict_of);
}

std::vector<DeclaredConflict> conflicts_with(trail::View& view, const RecordRef& record) {
    return view.reader().all(
        "SELECT id, kind, reference, account_id, conflict, reason, declared_by, declared_at, ended_at, withdrawal_by, vault FROM policy_conflicts "
        "WHERE kind = $1 AND reference = $2 ORDER BY id",
        conflict_of, record.kind, record.reference);
}

void propose_withdrawal(trail::Change& change, Id<DeclaredConflict> id) {
    change.writer().execute("UPDATE policy_conflicts SET withdrawal_by = $2 WHERE id = $1 AND ended_at IS NULL", id, change.actor().account);
}

void end_conflict(trail::Change& change, Id<DeclaredConflict> id) {
    change.writer().execute("UPDATE policy_conflicts SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL", id, change.now(),
                            change.actor().account);
}

Id<Override> insert_override(trail::Change& change, const Override& wanted) {
    return change.writer().value<Id<Override>>(
        "INSERT INTO policy_conflict_overrides (kind, reference, account_id, reason, until_at, proposed_by, proposed_at, vault) VALUES ($1, $2, $3, $4, $5, "
        "$6, $7, "
        "$8) RETURNING id",
        wanted.kind, wanted.reference, wanted.account, wanted.reason, wanted.until_at, change.actor().account, change.now(), wanted.vault);
}

static Override override_of(const store::Row& row) {
    return {.id = row.get<Id<Override>>(0),
            .kind = row.get<std::string>(1),
            .reference = row.get<std::string>(2),
            .account = row.get<Account>(3),
            .reason = row.get<std::string>(4),
            .until_at = row.get<Instant>(5),
            .proposed_by = row.get<Account>(6),
            .confirmed_by = row.get<std::optional<Account>>(7),
            .vault = row.get<std::string>(8)};
}

std::optional<Override> find_override(trail::View& view, Id<Override> id) {
    return view.reader().first(
        "SELECT id, kind, reference, account_id, reason, until_at, proposed_by, confirmed_by, vault FROM policy_conflict_overrides WHERE id = $1", override_of,
        id);
}

std::vector<Override> overrides_in_time(trail::View& view) {
    return view.reader().all(
        "SELECT id, kind, reference, account_id, reason, until_at, proposed_by, confirmed_by, vault FROM policy_conflict_overrides "
        "WHERE until_at > $1 ORDER BY id DESC",
        override_of, view.now());
}

std::vector<Override> overrides_of(trail::View& view, const RecordRef& record) {
    return view.reader().all(
        "SELECT id, kind, reference, account_id, reason, until_at, proposed_by, confirmed_by, vault FROM policy_conflict_overrides "
        "WHERE kind = $1 AND reference = $2 ORDER BY id",
        override_of, record.kind, record.reference);
}

bool confirm_override_row(trail::Change& change, Id<Override> id) {
    return change.writer().execute("UPDATE policy_conflict_overrides SET confirmed_by = $2, confirmed_at = $3 WHERE id = $1 AND confirmed_at IS NULL", id,
                                   change.actor().account, change.now()) == 1;
}

Id<VaultReader> insert_vault_reader(trail::Change& change, const VaultReader& wanted) {
    return change.writer().value<Id<VaultReader>>(
        "INSERT INTO policy_vault_readers (vault, account_id, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5) RETURNING id", wanted.vault,
        wanted.account, wanted.reason, change.actor().account, change.now());
}

static VaultReader reader_of(const store::Row& row) {
    return {.id = row.get<Id<VaultReader>>(0),
            .vault = row.get<std::string>(1),
            .account = row.get<Account>(2),
            .reason = row.get<std::string>(3),
            .proposed_by = row.get<Account>(4),
            .confirmed_by = row.get<std::optional<Account>>(5)};
}

std::optional<VaultReader> find_vault_reader(trail::View& view, Id<VaultReader> id) {
    return view.reader().first("SELECT id, vault, account_id, reason, proposed_by, confirmed_by FROM policy_vault_readers WHERE id = $1 AND ended_at IS NULL",
                               reader_of, id);
}

std::vector<VaultReader> vault_readers(trail::View& view) {
    return view.reader().all(
        "SELECT id, vault, account_id, reason, proposed_by, confirmed_by FROM policy_vault_readers WHERE ended_at IS NULL ORDER BY vault, id", reader_of);
}

bool is_vault_reader(trail::View& view, const std::string& vault, Account account) {
    return view.reader().value<std::int64_t>(
               "SELECT COUNT(*) FROM policy_vault_readers WHERE vault = $1 AND account_id = $2 AND confirmed_at IS NOT NULL "
               "AND confirmed_at <= $3 AND (ended_at IS NULL OR ended_at > $3)",
               vault, account, view.now()) > 0;
}

bool confirm_vault_reader_row(trail::Change& change, Id<VaultReader> id) {
    return change.writer().execute(
               "UPDATE policy_vault_readers SET confirmed_by = $2, confirmed_at = $3 WHERE id = $1 AND confirmed_at IS NULL AND ended_at IS NULL", id,
               change.actor().account, change.now()) == 1;
}

void close_vault_reader(trail::Change& change, Id<VaultReader> id) {
    change.writer().execute("UPDATE policy_vault_readers SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, change.now());
}

}  // namespace holdfast::policy
