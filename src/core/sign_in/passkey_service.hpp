#pragma once

#include "core/sign_in/own_passkey_service.hpp"
#include "core/sign_in/passkey_question_service.hpp"
#include "core/sign_in/sign_in_service.hpp"

#include <string>

/// Proof by a passkey: alone, after a password, and again before a sensitive act.
namespace holdfast::sign_in {

/// A passkey's proof as the form brings it, each part in base64url.
struct PasskeyShown {
    PasskeyPlace place{};
    std::string credential_id{};
    std::string client_data{};
    std::string authenticator_data{};
    std::string signature{};
    std::string user_handle{};
};
/// Signs in with a passkey alone: the authenticator has verified the person, so it is two factors in one.
Progress sign_in_with_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyShown& shown, const Place& place);
/// The second half of signing in with a password.
Progress sign_in_with_second_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyShown& shown, const Place& place);
/// The second half for those who have to set one up first: they are signed in, and `codes` are shown once.
Progress sign_in_adding_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyMade& made, const Place& place);
/// Whether the signed-in person has this passkey: their session then gets a new token, and counts as proved now.
Progress confirm_with_passkey(trail::Journal& journal, const trail::Actor& actor, const PasskeyShown& shown);

}  // namespace holdfast::sign_in
