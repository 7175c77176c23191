#pragma once

#include "core/access/account.hpp"

#include <string>
#include <vector>

/// People and sign-ins whose time is over, for retention.
namespace holdfast::access {

/// Somebody who holds no post and no role now or later.
struct Leaver {
    Id<trail::Account> account{};
    std::string name{};
    Date left_on{};  ///< when the last post or role ended; the day the account was made where there never was one
};
/// Those who left on that day or before, the earliest first; without those whose details are erased.
std::vector<Leaver> leavers(trail::View& view, Date left_by);
/// Erases who the person was: name, user name, e-mail address, password, sessions. The number stays, so that what points at it still stands.
void erase_person(trail::Change& change, Id<trail::Account> account);

/// A session that is over, and not the last that its person had.
struct OldSession {
    std::string reference{};
    std::string name{};
    Date last_seen_on{};
};
/// Those last used on that day or before, the earliest first.
std::vector<OldSession> old_sessions(trail::View& view, Date seen_by);
void forget_session(trail::Change& change, const std::string& reference);

/// A session that a person has or had, for who asks what is held about them.
struct PastSession {
    Instant from{};
    Instant last_seen{};
    std::string address{};
    std::string device{};
    std::string method{};
};
/// The latest first.
std::vector<PastSession> every_session(trail::View& view, Id<trail::Account> account);

}  // namespace holdfast::access
