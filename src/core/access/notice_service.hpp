#pragma once

#include "core/access/account.hpp"
#include "core/access/grant.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::access {

/// What somebody with an account is told by mail. It never says what a record holds; `{site}` in the body stands for the site's address.
struct Notice {
    std::string_view kind{};
    std::string_view subject{};
    std::string_view body{};
};

/// How the queue of mail names what is about the account.
std::string matter_of(Id<trail::Account> account);

/// Writes to the person in the transaction of the change; nothing where no address of theirs is known. It is of use for three days.
void tell(trail::Change& change, Id<trail::Account> account, const Notice& notice);

/// Whose roles carry the permission today.
std::vector<Id<trail::Account>> holders_of(trail::View& view, Permission permission, const std::vector<Role>& roles);

}  // namespace holdfast::access
