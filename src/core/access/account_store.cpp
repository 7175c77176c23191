#include "core/access/account_store.hpp"

#include "core/access/grant_store.hpp"
#include "core/access/secret.hpp"
#include "core/notices/outbox_store.hpp"
#include "core/organisations/organisation_store.hpp"

#include <algorithm>

namespace holdfast::access {

static store::Migration accounts_migration() {
    return {"access/0001_accounts", R"(
        CREATE TABLE access_accounts (
            id ${id},
            user_name ${text} NOT NULL UNIQUE,
            name ${text} NOT NULL,
            agency ${text} NOT NULL,
            password_hash ${text} NOT NULL,
            is_active ${flag} NOT NULL,
            created_at ${instant} NOT NULL
        );
        CREATE TABLE access_grants (
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            role ${text} NOT NULL,
            PRIMARY KEY (account_id, role)
        );
        CREATE TABLE access_sessions (
            token_fingerprint ${text} NOT NULL PRIMARY KEY,
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            created_at ${instant} NOT NULL,
            last_seen_at ${instant} NOT NULL,
            ended_at ${instant}
        );
        CREATE TABLE access_setup_codes (
            code_fingerprint ${text} NOT NULL PRIMARY KEY,
            created_at ${instant} NOT NULL
        );
    )"};
}

static store::Migration sessions_migration() {
    return {"access/0003_sessions", R"(
        ALTER TABLE access_sessions ADD COLUMN proved_at ${instant};
        ALTER TABLE access_sessions ADD COLUMN address ${text} NOT NULL DEFAULT '';
        ALTER TABLE access_sessions ADD COLUMN device ${text} NOT NULL DEFAULT '';
        ALTER TABLE access_sessions ADD COLUMN method ${text} NOT NULL DEFAULT '';
        CREATE INDEX access_sessions_by_account ON access_sessions (account_id);
    )"};
}

static store::Migration session_origins_migration() {
    return {"access/0004_session_origins", R"(
        ALTER TABLE access_sessions ADD COLUMN origin ${text} NOT NULL DEFAULT '';
        CREATE INDEX access_sessions_by_origin ON access_sessions (origin);
    )"};
}

static store::Migration email_migration() {
    return {"access/0004_email", R"(
        ALTER TABLE access_accounts ADD COLUMN email ${text} NOT NULL DEFAULT '';
    )"};
}

static store::Migration ways_elsewhere_migration() {
    return {"access/0005_ways_elsewhere", R"(
        ALTER TABLE access_accounts ADD COLUMN ways_elsewhere ${integer} NOT NULL DEFAULT 0;
    )"};
}

/// A system of an agency acts under an account of its own, which is nobody's to sign in with.
static store::Migration kinds_migration() {
    return {"access/0006_kinds", R"(
        ALTER TABLE access_accounts ADD COLUMN kind ${text} NOT NULL DEFAULT 'person';
    )"};
}

std::vector<store::Migration> migrations() {
    auto all = organisations::migrations();
    for (const auto& step : notices::migrations()) all.push_back(step);
    all.push_back(accounts_migration());
    all.push_back(grants_migration());
    all.push_back(sessions_migration());
    all.push_back(email_migration());
    all.push_back(session_origins_migration());
    all.push_back(ways_elsewhere_migration());
    all.push_back(kinds_migration());
    return all;
}

static Account account_of(const store::Row& row) {
    return {.id = row.get<Id<trail::Account>>(0),
            .user_name = row.get<std::string>(1),
            .name = row.get<std::string>(2),
            .agency = row.get<std::string>(3),
            .is_active = row.get<bool>(4),
            .email = row.get<std::string>(5)};
}

std::vector<Account> load_accounts(trail::View& view) {
    auto accounts = view.reader().all(
        "SELECT id, user_name, name, agency, is_active, email FROM access_accounts WHERE kind = 'person' ORDER BY name, user_name", account_of);
    for (const auto& grant : grants_in_force(view, view.today())) {
        const auto account = std::ranges::find(accounts, grant.account, &Account::id);
        if (account != accounts.end()) account->roles.push_back(grant.role);
    }
    return accounts;
}

bool has_accounts(trail::View& view) { return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM access_accounts") > 0; }

std::optional<Credentials> find_credentials(trail::View& view, std::string_view user_name) {
    return view.reader().first(
        "SELECT id, name, password_hash FROM access_accounts WHERE user_name = $1 AND is_active = $2",
        [](const store::Row& row) {
            return Credentials{row.get<Id<trail::Account>>(0), row.get<std::string>(1), row.get<std::string>(2)};
        },
        user_name, true);
}

std::optional<Credentials> credentials_of(trail::View& view, Id<trail::Account> account) {
    return view.reader().first(
        "SELECT id, name, password_hash FROM access_accounts WHERE id = $1 AND is_active = $2",
        [](const store::Row& row) {
            return Credentials{row.get<Id<trail::Account>>(0), row.get<std::string>(1), row.get<std::string>(2)};
        },
        account, true);
}

std::optional<Account> find_account(trail::View& view, Id<trail::Account> id) {
    auto account = view.reader().first("SELECT id, user_name, name, agency, is_active, email FROM access_accounts WHERE id = $1", account_of, id);
    if (!account) return std::nullopt;
    view.reader().each(
        "SELECT role FROM access_role_grants WHERE account_id = $1 AND ended_at IS NULL AND (from_on IS NULL OR from_on <= $2) "
        "AND (until_on IS NULL OR until_on >= $2) ORDER BY role",
        [&](const store::Row& row) { account->roles.push_back(row.get<std::string>(0)); }, id, view.today());
    return account;
}

std::optional<Id<trail::Account>> insert_account(trail::Change& change, const NewAccount& account, const std::string& password_hash) {
    return change.writer().first(
        "INSERT INTO access_accounts (user_name, name, agency, password_hash, is_active, created_at, email) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (user_name) DO NOTHING RETURNING id",
        [](const store::Row& row) { return row.get<Id<trail::Account>>(0); }, account.user_name, account.name, account.agency, password_hash, true,
        change.now(), account.email);
}

Id<trail::Account> insert_system_account(trail::Change& change, const NewAccount& account) {
    return change.writer().value<Id<trail::Account>>(
        "INSERT INTO access_accounts (user_name, name, agency, password_hash, is_active, created_at, kind) VALUES ($1, $2, $3, '', $4, $5, 'system') RETURNING "
        "id",
        account.user_name, account.name, account.agency, false, change.now());
}

void set_email(trail::Change& change, Id<trail::Account> account, const std::string& email) {
    change.writer().execute("UPDATE access_accounts SET email = $2 WHERE id = $1", account, email);
}

std::vector<Account> accounts_called(trail::View& view, std::string_view user_name_or_email) {
    return view.reader().all(
        "SELECT id, user_name, name, agency, is_active, email FROM access_accounts "
        "WHERE is_active = $2 AND (user_name = $1 OR (email <> '' AND LOWER(email) = LOWER($1))) ORDER BY id",
        account_of, user_name_or_email, true);
}

std::vector<Account> accounts_not_used(trail::View& view) {
    return view.reader().all(
        "SELECT id, user_name, name, agency, is_active, email FROM access_accounts a WHERE is_active = $1 AND password_hash = '' AND ways_elsewhere = 0 "
        "AND NOT EXISTS (SELECT 1 FROM access_sessions s WHERE s.account_id = a.id) ORDER BY name, user_name",
        account_of, true);
}

void set_ways_elsewhere(trail::Change& change, Id<trail::Account> account, std::int64_t count) {
    change.writer().execute("UPDATE access_accounts SET ways_elsewhere = $2 WHERE id = $1", account, count);
}

bool has_way_elsewhere(trail::View& view, Id<trail::Account> account) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM access_accounts WHERE id = $1 AND ways_elsewhere > 0", account) > 0;
}

void replace_password(trail::Change& change, Id<trail::Account> account, const std::string& password_hash) {
    change.writer().execute("UPDATE access_accounts SET password_hash = $2 WHERE id = $1", account, password_hash);
}

void insert_session(trail::Change& change, const NewSession& session) {
    change.writer().execute(
        "INSERT INTO access_sessions (token_fingerprint, account_id, created_at, last_seen_at, proved_at, address, device, method, origin) "
        "VALUES ($1, $2, $3, $3, $3, $4, $5, $6, $7)",
        session.token_fingerprint, session.account, change.now(), session.address, session.device, session.method, session.origin);
}

bool end_session(trail::Change& change, const std::string& token_fingerprint) {
    return change.writer().execute("UPDATE access_sessions SET ended_at = $2 WHERE token_fingerprint = $1 AND ended_at IS NULL", token_fingerprint,
                                   change.now()) == 1;
}

void touch_session(store::Writer& writer, const std::string& token_fingerprint, Instant now) {
    writer.execute("UPDATE access_sessions SET last_seen_at = $2 WHERE token_fingerprint = $1 AND last_seen_at < $2", token_fingerprint, now);
}

/// In SQL: whether the grant `g` counts on the day, which is a parameter: its own days, and its agency's agreement.
#define HOLDFAST_GRANT_COUNTS(day)                                                                                     \
    "g.ended_at IS NULL AND (g.from_on IS NULL OR g.from_on <= " day ") AND (g.until_on IS NULL OR g.until_on >= " day \
    ") "                                                                                                               \
    "AND (g.agency_id IS NULL OR EXISTS (SELECT 1 FROM organisations_agreements i WHERE i.agency_id = g.agency_id "    \
    "AND i.from_on <= " day " AND (i.until_on IS NULL OR i.until_on >= " day ")))"

static void add_role(trail::Actor& actor, std::string_view key, const std::vector<Role>& roles) {
    const auto role = std::ranges::find(roles, key, &Role::key);
    const bool is_new = role != roles.end() && std::ranges::find(actor.roles, &*role) == actor.roles.end();
    if (is_new) actor.roles.push_back(&*role);
}

/// One row for each role in force, in one query, for every page asks it. Who has none in force is nobody: a leaver's next request is refused.
Identified identify(store::Reader& reader, std::string_view token, const std::vector<Role>& roles, Instant now, std::string address) {
    if (token.empty()) return {trail::nobody(std::move(address))};
    const std::string hash = fingerprint(token);
    std::optional<Identified> found;
    reader.each(
        "SELECT a.id, a.name, a.agency, s.last_seen_at, g.role, s.proved_at FROM access_sessions s JOIN access_accounts a ON a.id = s.account_id "
        "JOIN access_role_grants g ON g.account_id = a.id "
        "WHERE s.token_fingerprint = $1 AND s.ended_at IS NULL AND a.is_active = $2 AND s.last_seen_at > $3 AND s.created_at > $4 "
        "AND " HOLDFAST_GRANT_COUNTS("$5"),
        [&](const store::Row& row) {
            if (!found) {
                // Read before anything is made of it: a value that cannot be read must not leave a half-made actor (GCC 12 destroys its words twice).
                const auto seen = row.get<Instant>(3);
                const auto proved = row.get<std::optional<Instant>>(5).value_or(Instant{});
                auto& who = found.emplace();
                who.actor.account = row.get<Id<trail::Account>>(0);
                who.actor.name = row.get<std::string>(1);
                who.actor.agency = row.get<std::string>(2);
                who.actor.session = hash.substr(0, session_reference_size);
                who.is_touch_due = seen + std::chrono::minutes{1} < now;
                who.proved_at = proved;
            }
            add_role(found->actor, row.get<std::string_view>(4), roles);
        },
        hash, true, now - idle_limit, now - absolute_limit, london_date(now));
    if (!found) return {trail::nobody(std::move(address))};
    found->actor.address = std::move(address);
    return *std::move(found);
}

std::optional<trail::Actor> actor_of(trail::View& view, Id<trail::Account> account, const std::vector<Role>& roles) {
    std::optional<trail::Actor> found;
    view.reader().each(
        "SELECT a.name, a.agency, g.role FROM access_accounts a JOIN access_role_grants g ON g.account_id = a.id "
        "WHERE a.id = $1 AND a.is_active = $2 AND " HOLDFAST_GRANT_COUNTS("$3"),
        [&](const store::Row& row) {
            if (!found) found = trail::Actor{.account = account, .name = row.get<std::string>(0), .agency = row.get<std::string>(1)};
            add_role(*found, row.get<std::string_view>(2), roles);
        },
        account, true, view.today());
    return found;
}

void replace_setup_code(trail::Change& change, const std::string& code_fingerprint) {
    change.writer().execute("DELETE FROM access_setup_codes");
    change.writer().execute("INSERT INTO access_setup_codes (code_fingerprint, created_at) VALUES ($1, $2)", code_fingerprint, change.now());
}

bool use_setup_code(trail::Change& change, const std::string& code_fingerprint) {
    return change.writer().execute("DELETE FROM access_setup_codes WHERE code_fingerprint = $1 AND created_at > $2", code_fingerprint,
                                   change.now() - setup_code_lasts) == 1;
}

}  // namespace holdfast::access
