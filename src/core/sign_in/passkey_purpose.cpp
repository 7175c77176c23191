#include "core/sign_in/passkey_purpose.hpp"

#include "core/sign_in/challenge.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in::purpose {

std::string to_sign_in() { return "sign in"; }
std::string second_of(Id<trail::Account> account) { return fmt::format("second factor of {}", account.number); }
std::string again_of(Id<trail::Account> account) { return fmt::format("confirm {}", account.number); }
std::string new_of(Id<trail::Account> account) { return fmt::format("add to {}", account.number); }

std::optional<PasskeyFault> fault_of_challenge(const PasskeyPlace& place, std::string_view challenge, std::string_view purpose, Instant now) {
    const auto state = state_of_challenge(challenge, place.token, purpose, now);
    if (state == ChallengeState::good) return std::nullopt;
    return state == ChallengeState::too_late ? PasskeyFault::late_challenge : PasskeyFault::foreign_challenge;
}

}  // namespace holdfast::sign_in::purpose
