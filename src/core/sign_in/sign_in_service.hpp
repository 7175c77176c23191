#pragma once

#include "core/sign_in/throttle.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/key_folder.hpp"

#include <string>
#include <vector>

namespace holdfast::sign_in {

/// Who needs a second factor where the partnership's rule is on: whose roles may do more than these permissions. Nobody without roles.
struct SecondFactorPolicy {
    const std::vector<Role>* roles{nullptr};
    std::vector<Permission> reading{};

    /// Whether somebody with these roles needs one.
    bool asks(const std::vector<std::string>& role_keys) const;
};

/// What a person types to sign in.
struct SignIn {
    std::string user_name{};
    std::string password{};
    SecondFactorPolicy policy{};
};

/// A code of a second factor, typed in the visit that knew the password, or in a session that is asked again.
struct CodeTyped {
    std::string visit_token{};
    std::string code{};
    const trail::KeyFolder& keys;
};

/// What became of an attempt.
struct Progress {
    enum class Step {
        refused,    ///< a wrong name or password: the two look alike
        no_entry,   ///< the right ones, but of somebody who may not enter today; `reason` is a sentence for them
        wait,       ///< nothing was looked at, because too much was tried; `wait` says how long
        code,       ///< the password was right; a code or a passkey is asked for next, in a visit with a new `token`
        enrol,      ///< the same, but a second factor has to be set up first
        signed_in,  ///< `token` is the session's
    };
    Step step{};
    std::string token{};
    std::string device_token{};  ///< with `signed_in`: for the browser to keep
    std::chrono::seconds wait{};
    std::string reason{};
    std::vector<std::string> codes{};  ///< recovery codes, to be shown once
};
/// Opens a session, or a visit that has to show a second factor. The answer and the time taken are the same for an unknown name and a wrong password.
Progress sign_in(trail::Journal& journal, const trail::Actor& visitor, const SignIn& typed, const Place& place);

/// Whether the signed-in person knows their password: their session then gets a new token, and counts as proved now.
Progress confirm(trail::Journal& journal, const trail::Actor& actor, std::string_view password, std::string_view session_token);

/// A password that its owner changes.
struct PasswordChange {
    std::string old_password{};
    std::string new_password{};
    std::string partnership{};  ///< its name, of which the password must not be made
};
/// Refused where the old one is wrong (counted like a sign-in) or the new one can be guessed. Ends the person's other sessions.
Outcome<Done> change_password(trail::Journal& journal, const trail::Actor& actor, const PasswordChange& passwords);

/// Ends one of the actor's own sessions, by its reference, or all but the one they are in.
Outcome<Done> end_own_session(trail::Change& change, std::string_view reference);
Outcome<Done> end_own_other_sessions(trail::Change& change);
/// Ends every session of somebody; needs access.manage_accounts.
Outcome<Done> end_sessions_of(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::sign_in
