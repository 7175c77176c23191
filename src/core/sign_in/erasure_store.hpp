#pragma once

#include "core/trail/change.hpp"

namespace holdfast::sign_in {

/// Erases everything by which the person could prove who they are: passkeys, authenticator app, recovery codes, known devices and links.
void erase_proofs(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::sign_in
