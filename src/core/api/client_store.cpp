#include "core/api/client_store.hpp"

#include <algorithm>

namespace holdfast::api {

std::vector<store::Migration> migrations() {
    return {{"api/0001_clients", R"(
        CREATE TABLE api_clients (
            id ${id},
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            client_key ${text} NOT NULL UNIQUE,
            name ${text} NOT NULL,
            agency_id ${integer} NOT NULL REFERENCES organisations_agencies (id),
            scopes ${text} NOT NULL,
            made_at ${instant} NOT NULL,
            ended_at ${instant}
        );
        CREATE TABLE api_secrets (
            id ${id},
            client_id ${integer} NOT NULL REFERENCES api_clients (id),
            fingerprint ${text} NOT NULL UNIQUE,
            made_at ${instant} NOT NULL,
            used_at ${instant},
            ended_at ${instant}
        );
        CREATE INDEX api_secrets_of_client ON api_secrets (client_id);
        CREATE TABLE api_tokens (
            fingerprint ${text} NOT NULL PRIMARY KEY,
            secret_id ${integer} NOT NULL REFERENCES api_secrets (id),
            scopes ${text} NOT NULL,
            expires_at ${instant} NOT NULL
        );
        CREATE INDEX api_tokens_by_end ON api_tokens (expires_at);
        CREATE TABLE api_replays (
            client_id ${integer} NOT NULL REFERENCES api_clients (id),
            key_fingerprint ${text} NOT NULL,
            request_fingerprint ${text} NOT NULL,
            status ${integer} NOT NULL,
            location ${text} NOT NULL,
            body ${text} NOT NULL,
            made_at ${instant} NOT NULL,
            PRIMARY KEY (client_id, key_fingerprint)
        );
        CREATE INDEX api_replays_by_age ON api_replays (made_at);
    )"},
            {"api/0002_pace", "ALTER TABLE api_clients ADD COLUMN a_second ${integer} NOT NULL DEFAULT 50;"}};
}

static Client client_of(const store::Row& row) {
    return Client{.id = row.get<Id<Client>>(0),
                  .account = row.get<Id<trail::Account>>(1),
                  .key = row.get<std::string>(2),
                  .name = row.get<std::string>(3),
                  .agency = row.get<access::AgencyId>(4),
                  .scopes = scopes_in(row.get<std::string_view>(5)),
                  .a_second = row.get<std::int64_t>(6),
                  .made_at = row.get<Instant>(7),
                  .ended_at = row.get<std::optional<Instant>>(8)};
}

static std::vector<Secret> secrets_of(trail::View& view, Id<Client> client) {
    return view.reader().all(
        "SELECT id, made_at, used_at, ended_at FROM api_secrets WHERE client_id = $1 ORDER BY id DESC",
        [](const store::Row& row) {
            return Secret{row.get<Id<Secret>>(0), row.get<Instant>(1), row.get<std::optional<Instant>>(2), row.get<std::optional<Instant>>(3)};
        },
        client);
}

std::vector<Client> load_clients(trail::View& view) {
    auto clients = view.reader().all(
        "SELECT id, account_id, client_key, name, agency_id, scopes, a_second, made_at, ended_at FROM api_clients ORDER BY name, id", client_of);
    for (auto& client : clients) client.secrets = secrets_of(view, client.id);
    std::ranges::stable_partition(clients, [](const Client& client) { return !client.ended_at; });
    return clients;
}

std::optional<Client> find_client(trail::View& view, Id<Client> id) {
    auto client = view.reader().first("SELECT id, account_id, client_key, name, agency_id, scopes, a_second, made_at, ended_at FROM api_clients WHERE id = $1",
                                      client_of, id);
    if (client) client->secrets = secrets_of(view, id);
    return client;
}

Id<Client> insert_client(trail::Change& change, const Client& client) {
    return change.writer().value<Id<Client>>(
        "INSERT INTO api_clients (account_id, client_key, name, agency_id, scopes, a_second, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        client.account, client.key, client.name, client.agency, together(client.scopes), client.a_second, change.now());
}

void replace_pace(trail::Change& change, Id<Client> client, std::int64_t a_second) {
    change.writer().execute("UPDATE api_clients SET a_second = $2 WHERE id = $1", client, a_second);
}

Id<Secret> insert_secret(trail::Change& change, Id<Client> client, const std::string& fingerprint) {
    return change.writer().value<Id<Secret>>("INSERT INTO api_secrets (client_id, fingerprint, made_at) VALUES ($1, $2, $3) RETURNING id", client, fingerprint,
                                             change.now());
}

void close_secret(trail::Change& change, Id<Secret> secret) {
    change.writer().execute("UPDATE api_secrets SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", secret, change.now());
}

void close_client(trail::Change& change, Id<Client> client) {
    for (const auto& secret : secrets_of(change, client))
        if (!secret.ended_at) close_secret(change, secret.id);
    change.writer().execute("UPDATE api_clients SET ended_at = $2 WHERE id = $1", client, change.now());
}

std::optional<Shown> find_shown(trail::View& view, std::string_view key, const std::string& secret_fingerprint) {
    return view.reader().first(
        "SELECT c.id, c.account_id, c.client_key, c.name, c.agency_id, c.scopes, c.a_second, c.made_at, c.ended_at, s.id FROM api_secrets s "
        "JOIN api_clients c ON c.id = s.client_id WHERE s.fingerprint = $1 AND c.client_key = $2 AND s.ended_at IS NULL",
        [](const store::Row& row) {
            return Shown{client_of(row), row.get<Id<Secret>>(9)};
        },
        secret_fingerprint, key);
}

}  // namespace holdfast::api
