#include "core/open_id/identity_store.hpp"

#include "core/access/account.hpp"
#include "core/access/account_store.hpp"
#include "core/access/secret.hpp"

namespace holdfast::open_id {

std::vector<store::Migration> migrations() {
    return {{"open_id/0001_identities", R"(
        CREATE TABLE open_id_links (
            id ${id},
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            issuer ${text} NOT NULL,
            subject ${text} NOT NULL,
            linked_at ${instant} NOT NULL,
            UNIQUE (issuer, subject)
        );
        CREATE INDEX open_id_links_by_account ON open_id_links (account_id);
        CREATE TABLE open_id_tries (
            state_fingerprint ${text} NOT NULL PRIMARY KEY,
            visit_fingerprint ${text} NOT NULL,
            issuer_key ${text} NOT NULL,
            purpose ${integer} NOT NULL,
            account_id ${integer} NOT NULL,
            next_path ${text} NOT NULL,
            started_at ${instant} NOT NULL
        );
        CREATE TABLE open_id_sign_ins (
            origin ${text} NOT NULL PRIMARY KEY,
            issuer ${text} NOT NULL,
            sub ${text} NOT NULL,
            session ${text} NOT NULL,
            signed_in_at ${instant} NOT NULL
        );
        CREATE INDEX open_id_sign_ins_by_sub ON open_id_sign_ins (issuer, sub);
        CREATE INDEX open_id_sign_ins_by_session ON open_id_sign_ins (issuer, session);
        CREATE TABLE open_id_logout_tokens (
            issuer ${text} NOT NULL,
            token_fingerprint ${text} NOT NULL,
            good_until ${instant} NOT NULL,
            PRIMARY KEY (issuer, token_fingerprint)
        );
    )"},
            {"open_id/0002_ways_elsewhere", R"(
        UPDATE access_accounts SET ways_elsewhere = (SELECT COUNT(*) FROM open_id_links l WHERE l.account_id = access_accounts.id);
    )"}};
}

/// So that the rest of the product knows who can sign in with another site without asking there.
static void count_ways(trail::Change& change, Id<trail::Account> account) {
    access::set_ways_elsewhere(change, account, change.reader().value<std::int64_t>("SELECT COUNT(*) FROM open_id_links WHERE account_id = $1", account));
}

static Link link_in(const store::Row& row) {
    return {row.get<Id<Link>>(0), row.get<Id<trail::Account>>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<Instant>(4)};
}

std::vector<Link> links_of(trail::View& view, Id<trail::Account> account) {
    return view.reader().all("SELECT id, account_id, issuer, subject, linked_at FROM open_id_links WHERE account_id = $1 ORDER BY linked_at, id", link_in,
                             account);
}

std::optional<Link> find_link(trail::View& view, std::string_view issuer, std::string_view subject) {
    return view.reader().first("SELECT id, account_id, issuer, subject, linked_at FROM open_id_links WHERE issuer = $1 AND subject = $2", link_in, issuer,
                               subject);
}

bool insert_link(trail::Change& change, const Link& link) {
    const bool is_new =
        change.writer().execute(
            "INSERT INTO open_id_links (account_id, issuer, subject, linked_at) VALUES ($1, $2, $3, $4) ON CONFLICT (issuer, subject) DO NOTHING", link.account,
            link.issuer, link.subject, change.now()) == 1;
    count_ways(change, link.account);
    return is_new;
}

bool remove_link(trail::Change& change, Id<trail::Account> account, Id<Link> id) {
    const bool was_there = change.writer().execute("DELETE FROM open_id_links WHERE id = $1 AND account_id = $2", id, account) == 1;
    count_ways(change, account);
    return was_there;
}

void keep_try(store::Writer& writer, std::string_view state, std::string_view visit_token, const Try& one) {
    writer.execute("DELETE FROM open_id_tries WHERE started_at < $1", one.started_at - try_lasts);
    writer.execute(
        "INSERT INTO open_id_tries (state_fingerprint, visit_fingerprint, issuer_key, purpose, account_id, next_path, started_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        access::fingerprint(state), access::fingerprint(visit_token), one.issuer_key, static_cast<int>(one.purpose), one.account, one.next, one.started_at);
}

std::optional<Try> take_try(store::Writer& writer, std::string_view state, std::string_view visit_token, Instant now) {
    return writer.first(
        "DELETE FROM open_id_tries WHERE state_fingerprint = $1 AND visit_fingerprint = $2 AND started_at > $3 "
        "RETURNING issuer_key, purpose, account_id, next_path, started_at",
        [](const store::Row& row) {
            return Try{row.get<std::string>(0), static_cast<Purpose>(row.get<int>(1)), row.get<Id<trail::Account>>(2), row.get<std::string>(3),
                       row.get<Instant>(4)};
        },
        access::fingerprint(state), access::fingerprint(visit_token), now - try_lasts);
}

void keep_signed_in(trail::Change& change, const SignedInThere& there) {
    change.writer().execute("DELETE FROM open_id_sign_ins WHERE signed_in_at < $1", change.now() - access::absolute_limit);
    change.writer().execute("INSERT INTO open_id_sign_ins (origin, issuer, sub, session, signed_in_at) VALUES ($1, $2, $3, $4, $5)", there.origin, there.issuer,
                            there.sub, there.session, change.now());
}

std::optional<std::string> issuer_of(trail::View& view, std::string_view origin) {
    return view.reader().first(
        "SELECT issuer FROM open_id_sign_ins WHERE origin = $1", [](const store::Row& row) { return row.get<std::string>(0); }, origin);
}

std::vector<std::string> origins_of(trail::View& view, const SignedInThere& there) {
    const bool is_one_session = !there.session.empty();
    return view.reader().all(
        is_one_session ? store::Sql{"SELECT origin FROM open_id_sign_ins WHERE issuer = $1 AND session = $2"}
                       : store::Sql{"SELECT origin FROM open_id_sign_ins WHERE issuer = $1 AND sub = $2"},
        [](const store::Row& row) { return row.get<std::string>(0); }, there.issuer, is_one_session ? there.session : there.sub);
}

bool use_logout_token(trail::Change& change, std::string_view issuer, std::string_view token_id, Instant good_until) {
    change.writer().execute("DELETE FROM open_id_logout_tokens WHERE good_until < $1", change.now());
    return change.writer().execute(
               "INSERT INTO open_id_logout_tokens (issuer, token_fingerprint, good_until) VALUES ($1, $2, $3) ON CONFLICT (issuer, token_fingerprint) DO "
               "NOTHING",
               issuer, access::fingerprint(token_id), good_until) == 1;
}

}  // namespace holdfast::open_id
