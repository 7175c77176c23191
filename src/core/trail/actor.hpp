#pragma once

#include "base/id.hpp"
#include "base/permission.hpp"

#include <string>
#include <vector>

namespace holdfast::trail {

struct Account;

/// Who is acting: a signed-in person with the roles they hold, the operator at the command line, or the product itself.
struct Actor {
    Id<Account> account{};  ///< 0 for the operator and for nobody
    std::string name{};
    std::string agency{};
    std::vector<const Role*> roles{};
    std::string address{};  ///< where the request came from; `command line` for the operator
    std::string session{};  ///< the first characters of the session's fingerprint, to tie events together
    bool is_operator{false};

    /// Whether any of the actor's roles carries the permission. The operator may do everything; nobody may do what is open to anyone.
    bool may(Permission permission) const;
    bool is_signed_in() const { return is_operator || account.number != 0; }
};

/// The person at the command line of the machine, who holds the database file and so may do everything; still named in the trail.
Actor operator_named(std::string name = "operator");
/// A visitor who has not signed in.
Actor nobody(std::string address);

}  // namespace holdfast::trail
