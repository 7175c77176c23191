#pragma once

#include "base/time.hpp"

#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// How long a person has, from when the page was made until the answer of their passkey has come.
inline constexpr std::chrono::minutes challenge_lasts{10};

/// What an authenticator is asked to sign, in base64url: 128 random bits and the time, under a code that only this session or visit gives, for this
/// purpose. So a page that only shows the question keeps nothing, and nobody can bring a challenge of theirs.
std::string new_challenge(std::string_view session_token, std::string_view purpose, Instant now);

enum class ChallengeState { good, too_late, foreign };
ChallengeState state_of_challenge(std::string_view challenge, std::string_view session_token, std::string_view purpose, Instant now);

}  // namespace holdfast::sign_in
