#pragma once

#include <string>
#include <string_view>

namespace holdfast::access {

/// 256 random bits in URL-safe base64: session tokens and one-time codes. Throws when the machine gives no randomness.
std::string random_token();
/// The fingerprint (BLAKE2b-256, hexadecimal) under which a token is stored; the token itself never is.
std::string fingerprint(std::string_view token);

/// Argon2id at t=2, m=19 MiB (OWASP ASVS 5.0, appendix C), in the PHC string form.
std::string hash_password(std::string_view password);
/// Whether the password fits the stored hash. An empty hash takes as long as a real one and never fits, so that an unknown name
/// cannot be told from a wrong password.
bool password_fits(std::string_view password, std::string_view stored_hash);

}  // namespace holdfast::access
