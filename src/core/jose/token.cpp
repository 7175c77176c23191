#include "core/jose/token.hpp"

#include "core/jose/base64url.hpp"
#include "core/jose/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace holdfast::jose {

using Json = nlohmann::json;

/// `application/` may be left out of a type, and letters are the same in either case (RFC 7515, 4.1.9).
static std::string plain_type(std::string_view type) {
    std::string plain(type);
    for (char& letter : plain)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    constexpr std::string_view prefix = "application/";
    return plain.starts_with(prefix) ? plain.substr(prefix.size()) : plain;
}

/// `crit` and `b64` change what the signature means; the others bring the key to verify with, which only the issuer's own set may.
static bool has_word_not_taken(const Json& header) {
    constexpr std::array names{"crit", "b64", "jku", "jwk", "x5u", "x5c"};
    return std::ranges::any_of(names, [&](const char* name) { return header.contains(name); });
}

static Outcome<Token> with_header(Token token, const Json& header) {
    constexpr std::size_t longest_id = 256;
    const auto algorithm = algorithm_named(text_in(header, "alg").value_or(""));
    if (!algorithm) return invalid("algorithm");
    if (has_word_not_taken(header) || (header.contains("typ") && !text_in(header, "typ"))) return invalid("header");
    const auto id = text_in(header, "kid");
    if (!id || id->empty() || id->size() > longest_id) return invalid("key");
    token.algorithm = *algorithm;
    token.key_id = *id;
    token.type = plain_type(text_in(header, "typ").value_or(""));
    return token;
}

Outcome<Token> parse_token(std::string_view text) {
    if (text.size() > most_token_bytes) return invalid("size");
    const std::size_t first = text.find('.');
    const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
    if (second == std::string_view::npos || text.find('.', second + 1) != std::string_view::npos) return invalid("form");
    const auto head = from_base64url(text.substr(0, first));
    const auto body = from_base64url(text.substr(first + 1, second - first - 1));
    const auto signature = from_base64url(text.substr(second + 1));
    const auto header = head ? strict_object(*head) : std::nullopt;
    if (!header || !body || !signature || !strict_object(*body)) return invalid("form");
    return with_header({.claims = *body, .signed_bytes = std::string(text.substr(0, second)), .signature = *signature}, *header);
}

Json claims_of(const Token& token) { return *strict_object(token.claims); }

}  // namespace holdfast::jose
