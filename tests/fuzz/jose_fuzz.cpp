#include "require.hpp"

#include "core/jose/base64url.hpp"
#include "core/jose/json.hpp"
#include "core/jose/token.hpp"

#include <nlohmann/json.hpp>

using namespace holdfast;
using namespace holdfast::jose;

/// P-256's own base point: a sound key whose private half is 1, which no input of the fuzzer is signed with.
static const KeySet& issuer() {
    static const KeySet keys = *parse_key_set(
        R"({"keys":[{"kty":"EC","kid":"a","crv":"P-256","x":"axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY","y":"T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"}]})");
    return keys;
}

static void check_token(std::string_view text) {
    const auto token = parse_token(text);
    if (!token) return fuzz::require(!token.refusal().message.empty());
    fuzz::require(token->signed_bytes + "." + base64url(token->signature) == text);
    fuzz::require(!token->key_id.empty() && algorithm_named(name_of(token->algorithm)) == token->algorithm);
    fuzz::require(claims_of(*token).is_object());
    fuzz::require(!token->is_signed_with(issuer().keys.front()));
}

static void check_keys(std::string_view text) {
    const auto keys = parse_key_set(text);
    if (!keys) return;
    fuzz::require(keys->keys.size() <= most_keys);
    for (const auto& key : keys->keys) fuzz::require(!key.id().empty() && !key.has_signed("bytes", text, Algorithm::rs256));
}

/// What an identity provider, or somebody in its name, sends: a token, a set of keys, and the JSON that both are made of.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    check_token(text);
    check_keys(text);
    check_token(base64url(R"({"alg":"ES256","kid":"a"})") + "." + base64url(text) + "." + std::string(86, 'A'));
    check_token(base64url(text) + ".e30." + std::string(86, 'A'));
    fuzz::require(from_base64url(base64url(text)) == text);
    if (const auto decoded = from_base64url(text)) fuzz::require(base64url(*decoded) == text);
    if (const auto object = strict_object(text)) fuzz::require(strict_object(object->dump()) == *object);
    return 0;
}
