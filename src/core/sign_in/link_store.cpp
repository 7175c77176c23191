#include "core/sign_in/link_store.hpp"

#include "core/access/secret.hpp"

namespace holdfast::sign_in {

store::Migration links_migration() {
    return {"sign_in/0003_links", R"(
        CREATE TABLE sign_in_links (
            key_fingerprint ${text} NOT NULL PRIMARY KEY,
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            purpose ${text} NOT NULL,
            made_at ${instant} NOT NULL,
            until_at ${instant} NOT NULL,
            over_at ${instant}
        );
        CREATE INDEX sign_in_links_of_account ON sign_in_links (account_id, purpose, made_at);
        CREATE TABLE sign_in_wishes (
            id ${id},
            sealed ${text} NOT NULL,
            made_at ${instant} NOT NULL
        );
    )"};
}

static std::string_view word_of(Purpose purpose) { return purpose == Purpose::invitation ? "invitation" : "reset"; }

static Link link_of(const store::Row& row) {
    return {.account = row.get<Id<trail::Account>>(0),
            .purpose = row.get<std::string_view>(1) == word_of(Purpose::invitation) ? Purpose::invitation : Purpose::reset,
            .made_at = row.get<Instant>(2),
            .until_at = row.get<Instant>(3),
            .is_over = row.get<std::optional<Instant>>(4).has_value()};
}

void insert_link(trail::Change& change, const Link& link, std::string_view key) {
    change.writer().execute("INSERT INTO sign_in_links (key_fingerprint, account_id, purpose, made_at, until_at) VALUES ($1, $2, $3, $4, $5)",
                            access::fingerprint(key), link.account, word_of(link.purpose), change.now(), link.until_at);
}

std::optional<Link> find_link(trail::View& view, std::string_view key) {
    if (key.empty()) return std::nullopt;
    return view.reader().first("SELECT account_id, purpose, made_at, until_at, over_at FROM sign_in_links WHERE key_fingerprint = $1", link_of,
                               access::fingerprint(key));
}

bool use_link(trail::Change& change, std::string_view key) {
    return change.writer().execute("UPDATE sign_in_links SET over_at = $2 WHERE key_fingerprint = $1 AND over_at IS NULL AND until_at > $2",
                                   access::fingerprint(key), change.now()) == 1;
}

void end_links(trail::Change& change, Id<trail::Account> account) {
    change.writer().execute("UPDATE sign_in_links SET over_at = $2 WHERE account_id = $1 AND over_at IS NULL", account, change.now());
}

std::optional<Link> latest_link(trail::View& view, Id<trail::Account> account, Purpose purpose) {
    return view.reader().first(
        "SELECT account_id, purpose, made_at, until_at, over_at FROM sign_in_links WHERE account_id = $1 AND purpose = $2 ORDER BY made_at DESC LIMIT 1",
        link_of, account, word_of(purpose));
}

std::int64_t links_made_since(trail::View& view, Id<trail::Account> account, Purpose purpose, Instant since) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM sign_in_links WHERE account_id = $1 AND purpose = $2 AND made_at > $3", account,
                                             word_of(purpose), since);
}

void insert_wish(trail::Change& change, const std::string& sealed) {
    change.writer().execute("INSERT INTO sign_in_wishes (sealed, made_at) VALUES ($1, $2)", sealed, change.now());
}

std::vector<Wish> load_wishes(trail::View& view) {
    return view.reader().all("SELECT id, sealed FROM sign_in_wishes ORDER BY id", [](const store::Row& row) {
        return Wish{row.get<Id<Wish>>(0), row.get<std::string>(1)};
    });
}

bool drop_wish(trail::Change& change, Id<Wish> id) { return change.writer().execute("DELETE FROM sign_in_wishes WHERE id = $1", id) == 1; }

}  // namespace holdfast::sign_in
