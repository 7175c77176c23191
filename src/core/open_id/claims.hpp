#pragma once

#include "base/time.hpp"
#include "core/jose/token.hpp"
#include "core/open_id/issuer.hpp"

#include <optional>
#include <string>

namespace holdfast::open_id {

/// How far the clocks of two sites may be apart.
inline constexpr std::chrono::seconds clock_skew{60};
/// How long ago at most an ID token, and a logout token, may have been made: both come straight from the issuer.
inline constexpr std::chrono::minutes longest_age{10};

/// Who an issuer says that somebody is.
struct Identity {
    std::string subject{};  ///< by the claim that the profile names for good
    std::string sub{};      ///< by `sub`, which logout tokens name
    std::string session{};  ///< `sid`; empty where it names none
    bool has_second_factor{false};
    std::optional<Instant> proved_at{};  ///< `auth_time`
};
/// What an ID token must agree with.
struct Expected {
    const Issuer& issuer;
    std::string nonce{};
    std::string access_token{};
    Instant now{};
};
/// Reads a verified token as an ID token (OpenID Connect Core 1.0, 3.1.3.7). Refused, with one word for why: `type`, `issuer`, `audience`, `party`,
/// `time`, `expired`, `early`, `old`, `nonce`, `access token`, `subject`, `assurance`.
Outcome<Identity> identity_in(const jose::Token& token, const Expected& expected);

/// Whom an issuer says has signed out there: a session, a person, or both.
struct LogOut {
    std::string sub{};
    std::string session{};
    std::string token_id{};
    Instant good_until{};
};
/// Reads a verified token as a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6). Refused as above, and with `event`, `nonce` (it has one), `token id`.
Outcome<LogOut> log_out_in(const jose::Token& token, const Issuer& issuer, Instant now);

}  // namespace holdfast::open_id
