#include "core/policy/break_glass_store.hpp"

// One list of columns for every reading; a literal, as all SQL is.
#define GLASS_COLUMNS                                                                                                                       \
    "u.id, u.kind, u.reference, u.account_id, u.account_name, u.reason, u.opened_at, u.until_at, u.verdict, u.reviewed_by, u.reviewed_at, " \
    "u.review_note, u.escalated_at"

namespace holdfast::policy {

static GlassUse use_of(const store::Row& row) {
    return {.id = row.get<Id<GlassUse>>(0),
            .kind = row.get<std::string>(1),
            .reference = row.get<std::string>(2),
            .account = row.get<Id<trail::Account>>(3),
            .account_name = row.get<std::string>(4),
            .reason = row.get<std::string>(5),
            .opened_at = row.get<Instant>(6),
            .until_at = row.get<Instant>(7),
            .verdict = row.get<std::string>(8),
            .reviewed_by = row.get<std::optional<Id<trail::Account>>>(9),
            .reviewed_at = row.get<std::optional<Instant>>(10),
            .review_note = row.get<std::string>(11),
            .escalated_at = row.get<std::optional<Instant>>(12)};
}

Id<GlassUse> insert_glass_use(trail::Change& change, const GlassUse& use) {
    return change.writer().value<Id<GlassUse>>(
        "INSERT INTO policy_break_glass (kind, reference, account_id, account_name, reason, opened_at, until_at, verdict, review_note) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, '', '') RETURNING id",
        use.kind, use.reference, use.account, use.account_name, use.reason, use.opened_at, use.until_at);
}

std::optional<GlassUse> find_glass_use(trail::View& view, Id<GlassUse> id) {
    return view.reader().first("SELECT " GLASS_COLUMNS " FROM policy_break_glass u WHERE u.id = $1", use_of, id);
}

std::vector<GlassUse> unreviewed_glass_uses(trail::View& view) {
    return view.reader().all("SELECT " GLASS_COLUMNS " FROM policy_break_glass u WHERE u.verdict = '' ORDER BY u.id", use_of);
}

std::vector<GlassUse> reviewed_glass_uses(trail::View& view, int most) {
    return view.reader().all("SELECT " GLASS_COLUMNS " FROM policy_break_glass u WHERE u.verdict <> '' ORDER BY u.id DESC LIMIT $1", use_of, most);
}

std::vector<GlassUse> glass_uses_by(trail::View& view, Id<trail::Account> account) {
    return view.reader().all("SELECT " GLASS_COLUMNS " FROM policy_break_glass u WHERE u.account_id = $1 ORDER BY u.id DESC", use_of, account);
}

std::vector<GlassUse> glass_uses_of(trail::View& view, const RecordRef& record) {
    return view.reader().all("SELECT " GLASS_COLUMNS " FROM policy_break_glass u WHERE u.kind = $1 AND u.reference = $2 ORDER BY u.id", use_of, record.kind,
                             record.reference);
}

std::vector<GlassUse> open_glass_uses_by(trail::View& view, Id<trail::Account> account) {
    return view.reader().all("SELECT " GLASS_COLUMNS
                             " FROM policy_break_glass u WHERE u.account_id = $1 AND u.until_at > $2 AND u.verdict <> 'challenged' ORDER BY u.id",
                             use_of, account, view.now());
}

bool settle_glass_use(trail::Change& change, Id<GlassUse> id, const std::string& verdict, const std::string& note) {
    return change.writer().execute(
               "UPDATE policy_break_glass SET verdict = $2, review_note = $3, reviewed_by = $4, reviewed_at = $5 WHERE id = $1 AND verdict = ''", id, verdict,
               note, change.actor().account, change.now()) == 1;
}

void mark_escalated(trail::Change& change, Id<GlassUse> id) {
    change.writer().execute("UPDATE policy_break_glass SET escalated_at = $2 WHERE id = $1", id, change.now());
}

std::vector<GlassUse> untold_glass_uses(trail::View& view) {
    return view.reader().all("SELECT " GLASS_COLUMNS " FROM policy_break_glass u WHERE u.verdict = '' AND u.told_at IS NULL ORDER BY u.id", use_of);
}

void mark_told(trail::Change& change, Id<GlassUse> id) {
    change.writer().execute("UPDATE policy_break_glass SET told_at = $2 WHERE id = $1", id, change.now());
}

void insert_notice(trail::Change& change, Id<trail::Account> account, Id<GlassUse> use) {
    change.writer().execute("INSERT INTO policy_notices (account_id, break_glass_id, made_at) VALUES ($1, $2, $3)", account, use, change.now());
}

std::vector<GlassUse> unseen_notices(trail::View& view, Id<trail::Account> account) {
    return view.reader().all("SELECT " GLASS_COLUMNS
                             " FROM policy_break_glass u JOIN policy_notices n ON n.break_glass_id = u.id "
                             "WHERE n.account_id = $1 AND n.seen_at IS NULL AND EXISTS (SELECT 1 FROM policy_involvements i WHERE i.kind = u.kind "
                             "AND i.reference = u.reference AND i.relation = 'owner' AND i.account_id = $1 AND i.from_on <= $2 "
                             "AND (i.until_on IS NULL OR i.until_on >= $2)) ORDER BY u.id",
                             use_of, account, view.today());
}

bool mark_notice_seen(trail::Change& change, Id<trail::Account> account, Id<GlassUse> use) {
    return change.writer().execute("UPDATE policy_notices SET seen_at = $3 WHERE account_id = $1 AND break_glass_id = $2 AND seen_at IS NULL", account, use,
                                   change.now()) > 0;
}

}  // namespace holdfast::policy
