#pragma once

#include "core/notices/kind.hpp"
#include "core/trail/change.hpp"

namespace holdfast::sign_in {

inline constexpr notices::Kind password_changed{"password_changed", "Your password was changed", true},
    email_changed{"email_changed", "Your e-mail address was changed", true}, factor_added{"factor_added", "A way to sign in was added to your account", true},
    factor_removed{"factor_removed", "A way to sign in was taken from your account", true};

/// A person is told by mail of what changes how they sign in, so that they notice when it was somebody else. Nothing where no address is known.
void tell_password_changed(trail::Change& change, Id<trail::Account> account);
/// Something more to prove oneself with: an authenticator app, a passkey, an identity of another site.
void tell_factor_added(trail::Change& change, Id<trail::Account> account);
void tell_factor_removed(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::sign_in
