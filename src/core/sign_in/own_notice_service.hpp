#pragma once

#include "core/trail/change.hpp"

namespace holdfast::sign_in {

/// A person is told by mail of what changes how they sign in, so that they notice when it was somebody else. Nothing where no address is known.
void tell_password_changed(trail::Change& change, Id<trail::Account> account);
/// Something more to prove oneself with: an authenticator app, a passkey, an identity of another site.
void tell_factor_added(trail::Change& change, Id<trail::Account> account);
void tell_factor_removed(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::sign_in
