#include "core/access/grant_store.hpp"

namespace holdfast::access {

store::Migration grants_migration() {
    return {"access/0002_grants", R"(
        CREATE TABLE access_posts (
            id ${id},
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            agency_id ${integer} NOT NULL REFERENCES organisations_agencies (id),
            title ${text} NOT NULL,
            team ${text} NOT NULL,
            from_on ${date} NOT NULL,
            until_on ${date},
            ended_at ${instant}
        );
        CREATE INDEX access_posts_of_account ON access_posts (account_id);
        CREATE TABLE access_role_grants (
            id ${id},
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            role ${text} NOT NULL,
            agency_id ${integer} REFERENCES organisations_agencies (id),
            post_id ${integer} REFERENCES access_posts (id),
            from_on ${date},
            until_on ${date},
            ended_at ${instant},
            granted_by ${integer} NOT NULL,
            granted_at ${instant}
        );
        CREATE INDEX access_role_grants_of_account ON access_role_grants (account_id);
        CREATE INDEX access_role_grants_of_agency ON access_role_grants (agency_id);
        INSERT INTO access_role_grants (account_id, role, granted_by) SELECT account_id, role, 0 FROM access_grants ORDER BY account_id, role;
        DROP TABLE access_grants;
        CREATE TABLE access_proposals (
            id ${id},
            account_id ${integer} NOT NULL REFERENCES access_accounts (id),
            role ${text} NOT NULL,
            agency_id ${integer} REFERENCES organisations_agencies (id),
            post_id ${integer} REFERENCES access_posts (id),
            from_on ${date},
            until_on ${date},
            proposed_by ${integer} NOT NULL,
            proposed_at ${instant} NOT NULL,
            decided_by ${integer},
            decided_at ${instant},
            is_confirmed ${flag}
        );
    )"};
}

Id<Grant> insert_grant(trail::Change& change, const Grant& grant) {
    return change.writer().value<Id<Grant>>(
        "INSERT INTO access_role_grants (account_id, role, agency_id, post_id, from_on, until_on, granted_by, granted_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        grant.account, grant.role, grant.agency, grant.post, grant.from.value_or(change.today()), grant.until, change.actor().account, change.now());
}

static Grant grant_of(const store::Row& row) {
    return {.id = row.get<Id<Grant>>(0),
            .account = row.get<Id<trail::Account>>(1),
            .role = row.get<std::string>(2),
            .agency = row.get<std::optional<AgencyId>>(3),
            .post = row.get<std::optional<Id<Post>>>(4),
            .from = row.get<std::optional<Date>>(5),
            .until = row.get<std::optional<Date>>(6),
            .ended_at = row.get<std::optional<Instant>>(7)};
}

std::optional<Grant> find_grant(trail::View& view, Id<Grant> id) {
    return view.reader().first("SELECT id, account_id, role, agency_id, post_id, from_on, until_on, ended_at FROM access_role_grants WHERE id = $1", grant_of,
                               id);
}

std::vector<Grant> grants_of(trail::View& view, Id<trail::Account> account) {
    return view.reader().all(
        "SELECT id, account_id, role, agency_id, post_id, from_on, until_on, ended_at FROM access_role_grants WHERE account_id = $1 ORDER BY id DESC", grant_of,
        account);
}

std::vector<Grant> every_grant(trail::View& view) {
    return view.reader().all("SELECT id, account_id, role, agency_id, post_id, from_on, until_on, ended_at FROM access_role_grants ORDER BY id DESC", grant_of);
}

std::vector<Grant> grants_at(trail::View& view, AgencyId agency) {
    return view.reader().all(
        "SELECT id, account_id, role, agency_id, post_id, from_on, until_on, ended_at FROM access_role_grants WHERE agency_id = $1 ORDER BY account_id, role, "
        "id",
        grant_of, agency);
}

std::vector<Grant> grants_in_force(trail::View& view, Date day) {
    return view.reader().all(
        "SELECT id, account_id, role, agency_id, post_id, from_on, until_on, ended_at FROM access_role_grants "
        "WHERE ended_at IS NULL AND (from_on IS NULL OR from_on <= $1) AND (until_on IS NULL OR until_on >= $1) ORDER BY account_id, role",
        grant_of, day);
}

std::set<Id<trail::Account>> accounts_in_role(trail::View& view, std::string_view role, Date day) {
    std::set<Id<trail::Account>> accounts;
    view.reader().each(
        "SELECT account_id FROM access_role_grants WHERE role = $1 AND ended_at IS NULL AND (from_on IS NULL OR from_on <= $2) AND (until_on IS NULL OR until_on >= $2)",
        [&](const store::Row& row) { accounts.insert(row.get<Id<trail::Account>>(0)); }, role, day);
    return accounts;
}

void set_last_day(trail::Change& change, Id<Grant> id, std::optional<Date> last_day) {
    change.writer().execute("UPDATE access_role_grants SET until_on = $2 WHERE id = $1", id, last_day);
}

void close_grant(trail::Change& change, Id<Grant> id) {
    change.writer().execute("UPDATE access_role_grants SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, change.now());
}

Id<Post> insert_post(trail::Change& change, const Post& post) {
    return change.writer().value<Id<Post>>(
        "INSERT INTO access_posts (account_id, agency_id, title, team, from_on, until_on) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id", post.account,
        post.agency, post.title, post.team, post.from, post.until);
}

static Post post_of(const store::Row& row) {
    return {.id = row.get<Id<Post>>(0),
            .account = row.get<Id<trail::Account>>(1),
            .agency = row.get<AgencyId>(2),
            .title = row.get<std::string>(3),
            .team = row.get<std::string>(4),
            .from = row.get<Date>(5),
            .until = row.get<std::optional<Date>>(6),
            .ended_at = row.get<std::optional<Instant>>(7)};
}

std::optional<Post> find_post(trail::View& view, Id<Post> id) {
    return view.reader().first("SELECT id, account_id, agency_id, title, team, from_on, until_on, ended_at FROM access_posts WHERE id = $1", post_of, id);
}

std::vector<Post> posts_of(trail::View& view, Id<trail::Account> account) {
    return view.reader().all(
        "SELECT id, account_id, agency_id, title, team, from_on, until_on, ended_at FROM access_posts WHERE account_id = $1 ORDER BY from_on DESC, id DESC",
        post_of, account);
}

std::vector<Post> every_post(trail::View& view) {
    return view.reader().all("SELECT id, account_id, agency_id, title, team, from_on, until_on, ended_at FROM access_posts ORDER BY from_on DESC, id DESC",
                             post_of);
}

void close_post(trail::Change& change, Id<Post> id) {
    change.writer().execute("UPDATE access_posts SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, change.now());
    change.writer().execute("UPDATE access_role_grants SET ended_at = $2 WHERE post_id = $1 AND ended_at IS NULL", id, change.now());
}

void limit_post(trail::Change& change, Id<Post> id, Date last_day) {
    change.writer().execute("UPDATE access_posts SET until_on = $2 WHERE id = $1", id, last_day);
    change.writer().execute("UPDATE access_role_grants SET until_on = $2 WHERE post_id = $1 AND (until_on IS NULL OR until_on > $2)", id, last_day);
}

bool has_grant_in_force(trail::View& view, Id<trail::Account> account) {
    return view.reader().value<std::int64_t>(
               "SELECT COUNT(*) FROM access_role_grants g WHERE g.account_id = $1 AND g.ended_at IS NULL AND (g.from_on IS NULL OR g.from_on <= $2) "
               "AND (g.until_on IS NULL OR g.until_on >= $2) AND (g.agency_id IS NULL OR EXISTS (SELECT 1 FROM organisations_agreements i "
               "WHERE i.agency_id = g.agency_id AND i.from_on <= $2 AND (i.until_on IS NULL OR i.until_on >= $2)))",
               account, view.today()) > 0;
}

void end_sessions_of(trail::Change& change, Id<trail::Account> account) {
    change.writer().execute("UPDATE access_sessions SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL", account, change.now());
}

Id<Proposal> insert_proposal(trail::Change& change, const Grant& grant) {
    return change.writer().value<Id<Proposal>>(
        "INSERT INTO access_proposals (account_id, role, agency_id, post_id, from_on, until_on, proposed_by, proposed_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        grant.account, grant.role, grant.agency, grant.post, grant.from, grant.until, change.actor().account, change.now());
}

std::vector<Proposal> open_proposals(trail::View& view) {
    return view.reader().all(
        "SELECT id, account_id, role, agency_id, post_id, from_on, until_on, proposed_by, proposed_at FROM access_proposals "
        "WHERE decided_at IS NULL ORDER BY id",
        [](const store::Row& row) {
            return Proposal{.id = row.get<Id<Proposal>>(0),
                            .grant = Grant{.account = row.get<Id<trail::Account>>(1),
                                           .role = row.get<std::string>(2),
                                           .agency = row.get<std::optional<AgencyId>>(3),
                                           .post = row.get<std::optional<Id<Post>>>(4),
                                           .from = row.get<std::optional<Date>>(5),
                                           .until = row.get<std::optional<Date>>(6)},
                            .proposed_by = row.get<Id<trail::Account>>(7),
                            .proposed_at = row.get<Instant>(8)};
        });
}

void decide_proposal(trail::Change& change, Id<Proposal> id, bool is_confirmed) {
    change.writer().execute("UPDATE access_proposals SET decided_by = $2, decided_at = $3, is_confirmed = $4 WHERE id = $1 AND decided_at IS NULL", id,
                            change.actor().account, change.now(), is_confirmed);
}

}  // namespace holdfast::access
