#pragma once

#include "base/outcome.hpp"
#include "core/jose/key_set.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace holdfast::jose {

/// Longer than the tokens of any issuer we know: those of Entra ID with groups reach some 8 KiB.
inline constexpr std::size_t most_token_bytes = std::size_t{16} * 1024;

/// A token in the compact form as it came: nothing in it is to be believed before `has_signed` of a key of its issuer.
struct Token {
    Algorithm algorithm{};
    std::string key_id{};
    std::string type{};    ///< `typ` in small letters, without `application/`; empty where none is said
    std::string claims{};  ///< the text of a JSON object without doubled names
    std::string signed_bytes{};
    std::string signature{};

    bool is_signed_with(const PublicKey& key) const { return key.has_signed(signed_bytes, signature, algorithm); }
};

/// Takes the token apart. Refused, with one word for why as the message: `size`, `form`, `algorithm` (not one of ours), `header` (says that something
/// in it must be understood, or brings a key of its own), `key` (none is named).
Outcome<Token> parse_token(std::string_view text);

/// The claims again. Precondition: they are those of a parsed token.
nlohmann::json claims_of(const Token& token);

}  // namespace holdfast::jose
