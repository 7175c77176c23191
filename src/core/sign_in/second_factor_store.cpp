#include "core/sign_in/second_factor_store.hpp"

#include "core/access/secret.hpp"
#include "core/sign_in/recovery.hpp"

namespace holdfast::sign_in {

store::Migration second_factor_migration() {
    return {"sign_in/0002_second_factor", R"(
        CREATE TABLE sign_in_totp (
            account_id ${integer} NOT NULL PRIMARY KEY REFERENCES access_accounts (id),
            sealed_secret ${text} NOT NULL,
            last_step ${integer} NOT NULL,
            created_at ${instant} NOT NULL
        );
        CREATE TABLE sign_in_recovery_codes (
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            code_fingerprint ${text} NOT NULL,
            used_at ${instant},
            PRIMARY KEY (account_id, code_fingerprint)
        );
        CREATE TABLE sign_in_pending (
            visit_fingerprint ${text} NOT NULL PRIMARY KEY,
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            must_enrol ${flag} NOT NULL,
            created_at ${instant} NOT NULL
        );
        CREATE TABLE sign_in_rules (
            name ${text} NOT NULL PRIMARY KEY,
            is_on ${flag} NOT NULL
        );
    )"};
}

store::Migration first_proof_migration() {
    return {"sign_in/0003_first_proof", R"(
        ALTER TABLE sign_in_pending ADD COLUMN method ${text} NOT NULL DEFAULT 'password';
        ALTER TABLE sign_in_pending ADD COLUMN origin ${text} NOT NULL DEFAULT '';
    )"};
}

std::optional<Totp> find_totp(trail::View& view, Id<trail::Account> account) {
    return view.reader().first(
        "SELECT sealed_secret, last_step FROM sign_in_totp WHERE account_id = $1",
        [](const store::Row& row) {
            return Totp{row.get<std::string>(0), row.get<std::int64_t>(1)};
        },
        account);
}

void keep_totp(trail::Change& change, Id<trail::Account> account, const Totp& totp) {
    change.writer().execute(
        "INSERT INTO sign_in_totp (account_id, sealed_secret, last_step, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (account_id) "
        "DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = excluded.last_step, created_at = excluded.created_at",
        account, totp.sealed_secret, totp.last_step, change.now());
}

void note_totp_step(trail::Change& change, Id<trail::Account> account, std::int64_t step) {
    change.writer().execute("UPDATE sign_in_totp SET last_step = $2 WHERE account_id = $1", account, step);
}

bool remove_totp(trail::Change& change, Id<trail::Account> account) {
    return change.writer().execute("DELETE FROM sign_in_totp WHERE account_id = $1", account) == 1;
}

void keep_recovery_codes(trail::Change& change, Id<trail::Account> account, const std::vector<std::string>& codes) {
    change.writer().execute("DELETE FROM sign_in_recovery_codes WHERE account_id = $1", account);
    for (const auto& code : codes)
        change.writer().execute("INSERT INTO sign_in_recovery_codes (account_id, code_fingerprint) VALUES ($1, $2)", account,
                                access::fingerprint(plain_recovery_code(code)));
}

bool use_recovery_code(trail::Change& change, Id<trail::Account> account, std::string_view typed) {
    return change.writer().execute("UPDATE sign_in_recovery_codes SET used_at = $3 WHERE account_id = $1 AND code_fingerprint = $2 AND used_at IS NULL",
                                   account, access::fingerprint(plain_recovery_code(typed)), change.now()) == 1;
}

std::int64_t unused_recovery_codes(trail::View& view, Id<trail::Account> account) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM sign_in_recovery_codes WHERE account_id = $1 AND used_at IS NULL", account);
}

void keep_pending(trail::Change& change, std::string_view visit_token, const Pending& pending) {
    change.writer().execute("DELETE FROM sign_in_pending WHERE created_at < $1", change.now() - pending_lasts);
    change.writer().execute(
        "INSERT INTO sign_in_pending (visit_fingerprint, account_id, must_enrol, method, origin, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        access::fingerprint(visit_token), pending.account, pending.must_enrol, pending.method, pending.origin, change.now());
}

std::optional<Pending> find_pending(trail::View& view, std::string_view visit_token) {
    return view.reader().first(
        "SELECT p.account_id, p.must_enrol, p.method, p.origin FROM sign_in_pending p JOIN access_accounts a ON a.id = p.account_id "
        "WHERE p.visit_fingerprint = $1 AND p.created_at > $2 AND a.is_active = $3",
        [](const store::Row& row) {
            return Pending{row.get<Id<trail::Account>>(0), row.get<bool>(1), row.get<std::string>(2), row.get<std::string>(3)};
        },
        access::fingerprint(visit_token), view.now() - pending_lasts, true);
}

void end_pending(trail::Change& change, std::string_view visit_token) {
    change.writer().execute("DELETE FROM sign_in_pending WHERE visit_fingerprint = $1", access::fingerprint(visit_token));
}

void end_pending_from(trail::Change& change, std::string_view origin) { change.writer().execute("DELETE FROM sign_in_pending WHERE origin = $1", origin); }

bool is_second_factor_rule_on(trail::View& view) {
    return view.reader()
        .first("SELECT is_on FROM sign_in_rules WHERE name = 'second factor'", [](const store::Row& row) { return row.get<bool>(0); })
        .value_or(false);
}

void keep_second_factor_rule(trail::Change& change, bool is_on) {
    change.writer().execute("INSERT INTO sign_in_rules (name, is_on) VALUES ('second factor', $1) ON CONFLICT (name) DO UPDATE SET is_on = excluded.is_on",
                            is_on);
}

}  // namespace holdfast::sign_in
