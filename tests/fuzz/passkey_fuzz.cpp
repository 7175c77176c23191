#include "core/sign_in/authenticator.hpp"
#include "core/sign_in/base64url.hpp"
#include "core/sign_in/cbor_reader.hpp"
#include "core/sign_in/challenge.hpp"
#include "core/sign_in/client_data.hpp"
#include "require.hpp"

#include <string>

using namespace holdfast;
using namespace holdfast::sign_in;

/// What is read is within what came, and what came whole is taken whole.
static void read_credential(std::string_view text) {
    const auto data = read_authenticator_data(text);
    if (!data) return;
    fuzz::require(text.size() >= 37 && data->site_hash == text.substr(0, 32) && (data->is_backup_eligible || !data->is_backed_up));
    if (!data->credential) return;
    fuzz::require(text.find(data->credential->id) != std::string_view::npos && text.find(data->credential->public_key) != std::string_view::npos);
    CborReader key{data->credential->public_key};
    fuzz::require(key.skip() && key.rest().empty());
}

/// What a browser brings of a passkey: the authenticator's CBOR, its key, its data, the browser's words, and all of them as base 64.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    CborReader reader{text};
    if (reader.skip()) fuzz::require(reader.rest().size() < size);
    read_credential(text);
    if (const auto within = authenticator_data_within(text)) read_credential(*within);
    if (const auto key = read_public_key(text))
        fuzz::require(!signature_fits(*key, {.site = "a.example", .authenticator_data = text, .client_data = text, .signature = text}));
    if (const auto words = read_client_data(text)) {
        fuzz::require(state_of_challenge(words->challenge, "session", "sign in", Instant{}) == ChallengeState::foreign);
        if (const auto site = relying_party_of(words->origin)) fuzz::require(!site->is_origin(words->origin));
    }
    if (const auto plain = from_base64url(text)) fuzz::require(base64url(*plain) == text);
    fuzz::require(from_base64url(base64url(text)) == std::string(text));
    return 0;
}
