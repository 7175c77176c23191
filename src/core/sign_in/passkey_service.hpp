#pragma once

#include "core/sign_in/passkey.hpp"
#include "core/sign_in/sign_in_service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::sign_in {

/// What a page asks the browser for: proof by a passkey of this site. Without credentials, by any that the device has for it.
struct PasskeyQuestion {
    std::string challenge{};
    std::string site{};
    std::vector<std::string> credentials{};
};
/// What a page asks the browser for: a new passkey, other than on the devices that have one of these credentials.
struct PasskeyOffer {
    PasskeyQuestion question{};
    std::string user_handle{};
    std::string user_name{};
    std::string name{};
};

/// The visit or session that a question was put in, and the site it was put on.
struct PasskeyPlace {
    std::string token{};
    RelyingParty site{};
};
/// A passkey's proof as the form brings it, each part in base64url.
struct PasskeyShown {
    PasskeyPlace place{};
    std::string credential_id{};
    std::string client_data{};
    std::string authenticator_data{};
    std::string signature{};
    std::string user_handle{};
};
/// A new passkey as the form brings it.
struct PasskeyMade {
    PasskeyPlace place{};
    std::string name{};  ///< "Passkey" when left empty
    std::string client_data{};
    std::string attestation{};
};

/// For the page that signs in.
PasskeyQuestion ask_to_sign_in(const PasskeyPlace& place, Instant now);
/// For the page after the password: of the account whose password was known. Nothing when it has none for this site.
std::optional<PasskeyQuestion> ask_for_second(trail::View& view, const PasskeyPlace& place);
/// For the page that asks the signed-in person again. Nothing when they have none for this site.
std::optional<PasskeyQuestion> ask_to_confirm(trail::View& view, const PasskeyPlace& place);
/// For the page that adds one: of the signed-in person, or of a visit that has to set up a second factor before it becomes a session.
std::optional<PasskeyOffer> offer_passkey(trail::View& view, const PasskeyPlace& place);

/// Signs in with a passkey alone: the authenticator has verified the person, so it is two factors in one.
Progress sign_in_with_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyShown& shown, const Place& place);
/// The second half of signing in with a password.
Progress sign_in_with_second_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyShown& shown, const Place& place);
/// The second half for those who have to set one up first: they are signed in, and `codes` are shown once.
Progress sign_in_adding_passkey(trail::Journal& journal, const trail::Actor& visitor, const PasskeyMade& made, const Place& place);
/// Whether the signed-in person has this passkey: their session then gets a new token, and counts as proved now.
Progress confirm_with_passkey(trail::Journal& journal, const trail::Actor& actor, const PasskeyShown& shown);

/// Adds one; gives the recovery codes that come with a first second factor, to be shown once.
Outcome<std::vector<std::string>> add_passkey(trail::Change& change, const PasskeyMade& made);
Outcome<Done> rename_own_passkey(trail::Change& change, Id<Passkey> passkey, std::string_view name);
/// Refused where it is the last way to sign in, or the last second factor of somebody whose role needs one.
Outcome<Done> remove_own_passkey(trail::Change& change, Id<Passkey> passkey, const SecondFactorPolicy& policy);

}  // namespace holdfast::sign_in
