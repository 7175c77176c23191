#pragma once

#include "core/sign_in/passkey_purpose.hpp"
#include "core/trail/journal.hpp"

#include <optional>
#include <string>
#include <vector>

/// What pages ask the browser for, with a challenge that is bound to the visit, the purpose and the account.
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

/// For the page that signs in.
PasskeyQuestion ask_to_sign_in(const PasskeyPlace& place, Instant now);
/// For the page after the password: of the account whose password was known. Nothing when it has none for this site.
std::optional<PasskeyQuestion> ask_for_second(trail::View& view, const PasskeyPlace& place);
/// For the page that asks the signed-in person again. Nothing when they have none for this site.
std::optional<PasskeyQuestion> ask_to_confirm(trail::View& view, const PasskeyPlace& place);
/// For the page that adds one: of the signed-in person, or of a visit that has to set up a second factor before it becomes a session.
std::optional<PasskeyOffer> offer_passkey(trail::View& view, const PasskeyPlace& place);

}  // namespace holdfast::sign_in
