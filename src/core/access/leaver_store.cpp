#include "core/access/leaver_store.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace holdfast::access {

namespace {
struct Standing {
    Date last_day{};
    bool is_here{false};
};
}  // namespace

/// A post or role that is still to begin counts as being here.
template <class Dated>
static void note(std::map<Id<trail::Account>, Standing>& standings, const std::vector<Dated>& all, Date today) {
    for (const auto& dated : all) {
        auto& standing = standings[dated.account];
        if (!dated.ended_at && (!dated.until || *dated.until >= today)) standing.is_here = true;
        Date last = dated.until.value_or(today);
        if (dated.ended_at) last = std::min(last, london_date(*dated.ended_at));
        standing.last_day = std::max(standing.last_day, last);
    }
}

std::vector<Leaver> leavers(trail::View& view, Date left_by) {
    std::map<Id<trail::Account>, Standing> standings;
    note(standings, every_post(view), view.today());
    note(standings, every_grant(view), view.today());
    std::vector<Leaver> all;
    view.reader().each("SELECT id, name, created_at FROM access_accounts WHERE kind = 'person' AND user_name NOT LIKE '(erased %' ORDER BY id", [&](const store::Row& row) {
        const auto id = row.get<Id<trail::Account>>(0);
        const auto found = standings.find(id);
        if (found != standings.end() && found->second.is_here) return;
        const Date left = found == standings.end() ? london_date(row.get<Instant>(2)) : found->second.last_day;
        if (left <= left_by) all.push_back({id, row.get<std::string>(1), left});
    });
    std::ranges::stable_sort(all, {}, &Leaver::left_on);
    return all;
}

/// The user name that takes the old one's place has a bracket and a blank, so nobody can choose it or sign in with it.
void erase_person(trail::Change& change, Id<trail::Account> account) {
    change.writer().execute("DELETE FROM access_sessions WHERE account_id = $1", account);
    change.writer().execute("UPDATE access_accounts SET user_name = $2, name = $3, email = '', password_hash = '', is_active = $4 WHERE id = $1", account,
                            fmt::format("(erased {})", account.number), fmt::format("Person {}, details erased", account.number), false);
}

std::vector<OldSession> old_sessions(trail::View& view, Date seen_by) {
    return view.reader().all(
        "SELECT s.token_fingerprint, a.name, s.last_seen_at FROM access_sessions s JOIN access_accounts a ON a.id = s.account_id "
        "WHERE s.last_seen_at <= $1 AND (s.ended_at IS NOT NULL OR s.created_at <= $2) "
        "AND EXISTS (SELECT 1 FROM access_sessions later WHERE later.account_id = s.account_id AND later.last_seen_at > s.last_seen_at) "
        "ORDER BY s.last_seen_at, s.token_fingerprint",
        [](const store::Row& row) {
            return OldSession{row.get<std::string>(0).substr(0, session_reference_size), row.get<std::string>(1), london_date(row.get<Instant>(2))};
        },
        end_of_day(seen_by), view.now() - absolute_limit);
}

void forget_session(trail::Change& change, const std::string& reference) {
    change.writer().execute("DELETE FROM access_sessions WHERE token_fingerprint LIKE $1", reference + "%");
}

std::vector<PastSession> every_session(trail::View& view, Id<trail::Account> account) {
    return view.reader().all(
        "SELECT created_at, last_seen_at, address, device, method FROM access_sessions WHERE account_id = $1 ORDER BY created_at DESC",
        [](const store::Row& row) {
            return PastSession{row.get<Instant>(0), row.get<Instant>(1), row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4)};
        },
        account);
}

}  // namespace holdfast::access
