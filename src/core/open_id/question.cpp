#include "core/open_id/question.hpp"

#include "core/jose/base64url.hpp"

#include <sodium.h>

#include <array>

namespace holdfast::open_id {

using Bytes = std::array<unsigned char, 32>;

static const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
static std::string in_text(const Bytes& bytes) { return jose::base64url({reinterpret_cast<const char*>(bytes.data()), bytes.size()}); }

static std::string derived(const Bytes& key, std::string_view purpose, std::string_view state) {
    const std::string about = std::string(purpose) + ":" + std::string(state);
    Bytes made{};
    crypto_generichash(made.data(), made.size(), bytes_of(about), about.size(), key.data(), key.size());
    return in_text(made);
}

Secrets secrets_of(std::string_view visit_token, std::string_view state) {
    Bytes key{};
    crypto_generichash(key.data(), key.size(), bytes_of(visit_token), visit_token.size(), nullptr, 0);
    return {.nonce = derived(key, "open id nonce", state), .verifier = derived(key, "open id verifier", state)};
}

std::string challenge_of(std::string_view verifier) {
    Bytes digest{};
    crypto_hash_sha256(digest.data(), bytes_of(verifier), verifier.size());
    return in_text(digest);
}

std::string address_of(const Question& question) {
    const Demands& demands = question.issuer.demands;
    std::vector<std::pair<std::string, std::string>> fields{{"response_type", "code"},
                                                            {"client_id", question.issuer.client_id},
                                                            {"redirect_uri", callback_address(question.settings, question.issuer)},
                                                            {"scope", demands.scope},
                                                            {"state", question.state},
                                                            {"nonce", question.secrets.nonce},
                                                            {"code_challenge", challenge_of(question.secrets.verifier)},
                                                            {"code_challenge_method", "S256"}};
    if (!demands.asked_parameter.empty()) fields.emplace_back(demands.asked_parameter, demands.asked_value);
    if (question.must_prove_again) {
        fields.emplace_back("prompt", "login");
        fields.emplace_back("max_age", "0");
    }
    return outgoing::with_query(question.metadata.authorization_endpoint, fields);
}

}  // namespace holdfast::open_id
