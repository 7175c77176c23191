#pragma once

#include "core/access/account.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::access {

/// Gives a session that is still open another token, because its owner has just proved again who they are. False when it is not open.
bool renew_session(trail::Change& change, const std::string& old_fingerprint, const std::string& new_fingerprint);

/// Whose session it is or was, whether it has ended or not. It says nothing of what its holder may do.
std::optional<Id<trail::Account>> account_of_session(store::Reader& reader, std::string_view token);

/// An open session as its owner sees it.
struct Session {
    std::string reference{};
    Instant created_at{};
    Instant last_seen_at{};
    std::string address{};
    std::string device{};
    std::string method{};
};
/// Those that are open at this moment, the last used first.
std::vector<Session> open_sessions(trail::View& view, Id<trail::Account> account);
/// Ends one of the account's; false when it has no such open session.
bool end_session_named(trail::Change& change, Id<trail::Account> account, std::string_view reference);
/// Ends all of the account's, but the one named; gives how many.
std::int64_t end_other_sessions(trail::Change& change, Id<trail::Account> account, std::string_view kept_reference);

/// What NewSession::origin was, of a session that is open or was; empty where there is none.
std::string origin_of_session(trail::View& view, std::string_view token);
/// Ends every session that came from there; gives how many were open.
std::int64_t end_sessions_from(trail::Change& change, std::string_view origin);

}  // namespace holdfast::access
