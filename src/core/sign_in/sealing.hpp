#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// The name of the 32 secret bytes, in the folder of keys, under which secrets are sealed.
inline constexpr std::string_view sealing_key_name = "sign-in.key";

/// The secret as the database keeps it (XChaCha20-Poly1305, base 64): readable only with the key, which is not in the database, and only as what
/// `belongs_to` says, so that one account's cannot be put in another's place.
std::string sealed(std::string_view secret, std::string_view key, std::string_view belongs_to);
/// The secret again; nothing when the key is another or the text was altered.
std::optional<std::string> unsealed(std::string_view text, std::string_view key, std::string_view belongs_to);

}  // namespace holdfast::sign_in
