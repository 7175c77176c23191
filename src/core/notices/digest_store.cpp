#include "core/notices/digest_store.hpp"

namespace holdfast::notices {

std::vector<Id<trail::Account>> awaiting_digest(trail::View& view) {
    return view.reader().all(
        "SELECT DISTINCT i.account_id FROM notices_inbox i WHERE i.for_digest_since_at IS NOT NULL AND i.read_at IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM notices_digests d WHERE d.account_id = i.account_id AND d.written_on >= $1) ORDER BY i.account_id",
        [](const store::Row& row) { return row.get<Id<trail::Account>>(0); }, view.today());
}

std::vector<Counted> counted_for_digest(trail::View& view, Id<trail::Account> account) {
    return view.reader().all(
        "SELECT kind, COUNT(*) FROM notices_inbox WHERE account_id = $1 AND for_digest_since_at IS NOT NULL AND read_at IS NULL GROUP BY kind ORDER BY kind",
        [](const store::Row& row) {
            return Counted{row.get<std::string>(0), row.get<int>(1)};
        },
        account);
}

void mark_digested(trail::Change& change, Id<trail::Account> account) {
    change.writer().execute("UPDATE notices_inbox SET for_digest_since_at = NULL WHERE account_id = $1 AND for_digest_since_at IS NOT NULL", account);
    change.writer().execute(
        "INSERT INTO notices_digests (account_id, written_on) VALUES ($1, $2) ON CONFLICT (account_id) DO UPDATE SET written_on = excluded.written_on", account,
        change.today());
}

}  // namespace holdfast::notices
