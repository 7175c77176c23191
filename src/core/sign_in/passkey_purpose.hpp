#pragma once

#include "core/sign_in/passkey.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// The visit or session that a question was put in, and the site it was put on.
struct PasskeyPlace {
    std::string token{};
    RelyingParty site{};
};

}  // namespace holdfast::sign_in

/// What a challenge is for. One for another purpose, or for another account, is not taken.
namespace holdfast::sign_in::purpose {

std::string to_sign_in();
std::string second_of(Id<trail::Account> account);
std::string again_of(Id<trail::Account> account);
std::string new_of(Id<trail::Account> account);

/// What is wrong with a challenge that came back, for whom it was made and for what.
std::optional<PasskeyFault> fault_of_challenge(const PasskeyPlace& place, std::string_view challenge, std::string_view purpose, Instant now);

}  // namespace holdfast::sign_in::purpose
