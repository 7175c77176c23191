#include "core/access/session_store.hpp"

#include "core/access/secret.hpp"

namespace holdfast::access {

bool renew_session(trail::Change& change, const std::string& old_fingerprint, const std::string& new_fingerprint) {
    return change.writer().execute(
               "UPDATE access_sessions SET token_fingerprint = $2, proved_at = $3, last_seen_at = $3 WHERE token_fingerprint = $1 AND ended_at IS NULL",
               old_fingerprint, new_fingerprint, change.now()) == 1;
}

std::optional<Id<trail::Account>> account_of_session(store::Reader& reader, std::string_view token) {
    return reader.first(
        "SELECT account_id FROM access_sessions WHERE token_fingerprint = $1", [](const store::Row& row) { return row.get<Id<trail::Account>>(0); },
        fingerprint(token));
}

std::vector<Session> open_sessions(trail::View& view, Id<trail::Account> account) {
    return view.reader().all(
        "SELECT substr(token_fingerprint, 1, 12), created_at, last_seen_at, address, device, method FROM access_sessions "
        "WHERE account_id = $1 AND ended_at IS NULL AND last_seen_at > $2 AND created_at > $3 ORDER BY last_seen_at DESC, created_at DESC",
        [](const store::Row& row) {
            return Session{.reference = row.get<std::string>(0),
                           .created_at = row.get<Instant>(1),
                           .last_seen_at = row.get<Instant>(2),
                           .address = row.get<std::string>(3),
                           .device = row.get<std::string>(4),
                           .method = row.get<std::string>(5)};
        },
        account, view.now() - idle_limit, view.now() - absolute_limit);
}

bool end_session_named(trail::Change& change, Id<trail::Account> account, std::string_view reference) {
    return change.writer().execute(
               "UPDATE access_sessions SET ended_at = $3 WHERE account_id = $1 AND substr(token_fingerprint, 1, 12) = $2 AND ended_at IS NULL", account,
               reference, change.now()) > 0;
}

std::int64_t end_other_sessions(trail::Change& change, Id<trail::Account> account, std::string_view kept_reference) {
    return change.writer().execute(
        "UPDATE access_sessions SET ended_at = $3 WHERE account_id = $1 AND substr(token_fingerprint, 1, 12) <> $2 AND ended_at IS NULL", account,
        kept_reference, change.now());
}

std::string origin_of_session(trail::View& view, std::string_view token) {
    return view.reader()
        .first(
            "SELECT origin FROM access_sessions WHERE token_fingerprint = $1", [](const store::Row& row) { return row.get<std::string>(0); },
            fingerprint(token))
        .value_or("");
}

std::int64_t end_sessions_from(trail::Change& change, std::string_view origin) {
    return change.writer().execute("UPDATE access_sessions SET ended_at = $2 WHERE origin = $1 AND ended_at IS NULL", origin, change.now());
}

}  // namespace holdfast::access
