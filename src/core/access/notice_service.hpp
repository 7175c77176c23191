#pragma once

#include "core/access/account.hpp"
#include "core/access/grant.hpp"
#include "core/notices/kind.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::access {

/// What somebody with an account is told: in their inbox, and by mail. It never says what a record holds.
struct Notice {
    notices::Kind kind{};
    std::string_view body{};  ///< of the letter, after the greeting; `{site}` stands for the site's address
    std::string_view path{};  ///< the page that the inbox leads to; empty: that of the record it is about
};

/// To those who may confirm a role that takes two people.
inline constexpr notices::Kind grant_awaits{"grant_awaits", "A role waits for your confirmation"};

/// How the queue of mail names what is about the account.
std::string matter_of(Id<trail::Account> account);

/// Tells the person, in the transaction of the change: a notice in their inbox, and a letter at once, which is of use for three days, or a place in their next digest,
/// as they have chosen; the notice alone where no address of theirs is known.
/// `about` is the record, where there is one: whether the inbox may lead there is asked of the policy whenever it is looked at.
void tell(trail::Change& change, Id<trail::Account> account, const Notice& notice, const RecordRef& about = {});

/// Whose roles carry the permission today.
std::vector<Id<trail::Account>> holders_of(trail::View& view, Permission permission, const std::vector<Role>& roles);

}  // namespace holdfast::access
