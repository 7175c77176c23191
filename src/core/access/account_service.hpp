#pragma once

#include "core/access/account.hpp"
#include "core/access/permissions.hpp"
#include "core/trail/journal.hpp"

#include <string>

namespace holdfast::access {

/// How events name an account.
RecordRef record_of(Id<trail::Account> id);

/// Adds an account with its roles from today. Refused where a field is wrong, the user name is taken, or a role cannot be granted (see
/// grant_role). The agency is named by its name of today or its key; the operator may name one that is not on record. Hashing the password takes some 20 ms of
/// CPU, so it is done before the change is opened.
Outcome<Id<trail::Account>> add_account(trail::Journal& journal, const trail::Actor& actor, NewAccount account, const std::vector<Role>& roles);

/// The same without a password, for who is to choose their own by invitation. Nobody signs in to it with a password before.
Outcome<Id<trail::Account>> add_invited_account(trail::Change& change, NewAccount account, const std::vector<Role>& roles);

/// Ends the session of this token.
Outcome<Done> sign_out(trail::Change& change, std::string_view token);

/// Makes a code with which the first administrator account can be made, once and within a day; nothing when there are accounts already.
Outcome<std::optional<std::string>> offer_setup_code(trail::Journal& journal);
/// Makes the first administrator. Refused for a code that is wrong, used or too old.
Outcome<Id<trail::Account>> set_up(trail::Journal& journal, const trail::Actor& visitor, std::string_view code, NewAccount account,
                                   const std::vector<Role>& roles);

}  // namespace holdfast::access
