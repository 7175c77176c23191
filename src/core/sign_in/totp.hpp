#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// RFC 6238 as every authenticator app has it: SHA-1, 6 digits, steps of 30 seconds.
inline constexpr std::chrono::seconds totp_step{30};
/// How far the clock of a telephone may be off, in steps, either way.
inline constexpr std::int64_t totp_drift = 1;

/// The number of the step of this moment.
std::int64_t totp_step_of(Instant moment);
/// The code of a step, six digits.
std::string totp_code(std::string_view secret, std::int64_t step);
/// The step whose code was typed, if it is within the drift and later than `last_used`: no code is good twice. Blanks in it do not count.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view typed, Instant now, std::int64_t last_used);

/// The secret that this session offers its owner to enrol with: made from the session's own token, so that nothing is kept until a code proves
/// that the app has it, and another one after each enrolment.
std::string offered_secret(std::string_view session_token, std::int64_t enrolled_before);
/// RFC 4648 base 32 without padding, as apps take a secret that is typed in.
std::string base32(std::string_view bytes);
/// What the QR code says to the app.
std::string totp_address(std::string_view secret, std::string_view partnership, std::string_view user_name);

}  // namespace holdfast::sign_in
