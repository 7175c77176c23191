#include "core/sign_in/passkey_store.hpp"

#include "core/access/secret.hpp"
#include "core/sign_in/challenge.hpp"

namespace holdfast::sign_in {

store::Migration passkey_migration() {
    return {"sign_in/0004_passkeys", R"(
        CREATE TABLE sign_in_passkeys (
            id ${id},
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            credential_id ${text} NOT NULL UNIQUE,
            public_key ${text} NOT NULL,
            site ${text} NOT NULL,
            name ${text} NOT NULL,
            counter ${integer} NOT NULL,
            is_backup_eligible ${flag} NOT NULL,
            is_backed_up ${flag} NOT NULL,
            added_at ${instant} NOT NULL,
            last_used_at ${instant},
            counter_went_back_at ${instant}
        );
        CREATE INDEX sign_in_passkeys_by_account ON sign_in_passkeys (account_id);
        CREATE TABLE sign_in_used_challenges (
            challenge_fingerprint ${text} NOT NULL PRIMARY KEY,
            used_at ${instant} NOT NULL
        );
        CREATE INDEX sign_in_used_challenges_by_age ON sign_in_used_challenges (used_at);
    )"};
}

static Passkey read_passkey(const store::Row& row) {
    return {.id = row.get<Id<Passkey>>(0),
            .account = row.get<Id<trail::Account>>(1),
            .credential_id = row.get<std::string>(2),
            .public_key = row.get<std::string>(3),
            .site = row.get<std::string>(4),
            .name = row.get<std::string>(5),
            .counter = row.get<std::int64_t>(6),
            .is_backup_eligible = row.get<bool>(7),
            .is_backed_up = row.get<bool>(8),
            .added_at = row.get<Instant>(9),
            .last_used_at = row.get<std::optional<Instant>>(10),
            .counter_went_back_at = row.get<std::optional<Instant>>(11)};
}

std::vector<Passkey> passkeys_of(trail::View& view, Id<trail::Account> account) {
    return view.reader().all(
        "SELECT id, account_id, credential_id, public_key, site, name, counter, is_backup_eligible, is_backed_up, added_at, last_used_at, "
        "counter_went_back_at FROM sign_in_passkeys WHERE account_id = $1 ORDER BY id",
        read_passkey, account);
}

std::int64_t count_passkeys(trail::View& view, Id<trail::Account> account) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM sign_in_passkeys WHERE account_id = $1", account);
}

std::optional<Passkey> find_passkey(trail::View& view, std::string_view credential_id) {
    return view.reader().first(
        "SELECT p.id, p.account_id, p.credential_id, p.public_key, p.site, p.name, p.counter, p.is_backup_eligible, p.is_backed_up, p.added_at, "
        "p.last_used_at, p.counter_went_back_at FROM sign_in_passkeys p JOIN access_accounts a ON a.id = p.account_id "
        "WHERE p.credential_id = $1 AND a.is_active = $2",
        read_passkey, credential_id, true);
}

bool keep_passkey(trail::Change& change, const Passkey& passkey) {
    return change.writer().execute(
               "INSERT INTO sign_in_passkeys (account_id, credential_id, public_key, site, name, counter, is_backup_eligible, is_backed_up, added_at) "
               "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (credential_id) DO NOTHING",
               passkey.account, passkey.credential_id, passkey.public_key, passkey.site, passkey.name, passkey.counter, passkey.is_backup_eligible,
               passkey.is_backed_up, change.now()) == 1;
}

bool rename_passkey(trail::Change& change, Id<trail::Account> account, Id<Passkey> passkey, std::string_view name) {
    return change.writer().execute("UPDATE sign_in_passkeys SET name = $3 WHERE account_id = $1 AND id = $2", account, passkey, name) == 1;
}

bool remove_passkey(trail::Change& change, Id<trail::Account> account, Id<Passkey> passkey) {
    return change.writer().execute("DELETE FROM sign_in_passkeys WHERE account_id = $1 AND id = $2", account, passkey) == 1;
}

std::int64_t remove_passkeys(trail::Change& change, Id<trail::Account> account) {
    return change.writer().execute("DELETE FROM sign_in_passkeys WHERE account_id = $1", account);
}

bool note_passkey_use(trail::Change& change, const Passkey& passkey, const AuthenticatorData& said) {
    return change.writer().execute(
               "UPDATE sign_in_passkeys SET counter = $2, is_backed_up = $3, last_used_at = $4 WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))",
               passkey.id, static_cast<std::int64_t>(said.counter), said.is_backed_up, change.now()) == 1;
}

void note_counter_went_back(trail::Change& change, Id<Passkey> passkey) {
    change.writer().execute("UPDATE sign_in_passkeys SET counter_went_back_at = $2 WHERE id = $1", passkey, change.now());
}

bool use_challenge(trail::Change& change, std::string_view challenge) {
    change.writer().execute("DELETE FROM sign_in_used_challenges WHERE used_at < $1", change.now() - 2 * challenge_lasts);
    return change.writer().execute(
               "INSERT INTO sign_in_used_challenges (challenge_fingerprint, used_at) VALUES ($1, $2) ON CONFLICT (challenge_fingerprint) DO NOTHING",
               access::fingerprint(challenge), change.now()) == 1;
}

}  // namespace holdfast::sign_in
