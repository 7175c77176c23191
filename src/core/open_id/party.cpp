#include "core/open_id/party.hpp"

#include "core/access/secret.hpp"
#include "core/jose/json.hpp"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>

namespace holdfast::open_id {

using Json = nlohmann::json;

Outcome<outgoing::Reply> Party::ask_for(const std::string& url) const {
    auto reply = TRY(outgoing::ask({.url = url, .headers = {"Accept: application/json"}}, issuer_.way));
    if (reply.status != 200) return invalid("status");
    return reply;
}

/// What was believed before still is while the issuer does not answer.
Outcome<Metadata> Party::metadata(Instant now) {
    const std::scoped_lock lock(mutex_);
    if (metadata_ && now - metadata_at_ < believed_for) return *metadata_;
    const auto reply = ask_for(metadata_address(issuer_.issuer));
    if (!reply && metadata_) return *metadata_;
    if (!reply) return reply.refusal();
    metadata_ = TRY(parse_metadata(reply->body, issuer_.issuer));
    metadata_at_ = now;
    return *metadata_;
}

/// Called with the lock held.
Outcome<Done> Party::fetch_keys(Instant now) {
    const auto reply = TRY(ask_for(metadata_->keys_address));
    auto keys = jose::parse_key_set(reply.body);
    if (!keys) return invalid("keys");
    keys_ = *std::move(keys);
    keys_at_ = now;
    return Done{};
}

Outcome<jose::Token> Party::verified(std::string_view text, Instant now) {
    auto token = TRY(jose::parse_token(text));
    TRY(metadata(now));
    const std::scoped_lock lock(mutex_);
    if (!keys_at_ || now - *keys_at_ >= believed_for) TRY(fetch_keys(now));
    const auto* key = keys_.find(token.key_id, token.algorithm);
    if (key == nullptr && now - looked_again_at_ >= between_looks) {
        looked_again_at_ = now;
        TRY(fetch_keys(now));
        key = keys_.find(token.key_id, token.algorithm);
    }
    if (key == nullptr) return invalid("unknown key");
    if (!token.is_signed_with(*key)) return invalid("signature");
    return token;
}

/// RFC 7523: who holds the private key says who they are, for a minute and to this endpoint alone.
static std::string assertion_of(const Issuer& issuer, const std::string& endpoint, Instant now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    Json header{{"typ", "JWT"}};
    if (!issuer.key_id.empty()) header["kid"] = issuer.key_id;
    if (!issuer.key_thumbprint.empty()) header["x5t#S256"] = issuer.key_thumbprint;
    const Json claims{{"iss", issuer.client_id}, {"sub", issuer.client_id}, {"aud", endpoint},    {"jti", access::random_token()},
                      {"iat", seconds},          {"nbf", seconds},          {"exp", seconds + 60}};
    return jose::signed_token(header, claims, *issuer.signing_key);
}

/// RFC 6749, 2.3.1: both halves are encoded as in a form before they are put together.
static std::string basic_of(const Issuer& issuer) {
    const auto encoded = [](const std::string& text) { return outgoing::form_of({{"", text}}).substr(1); };
    const std::string pair = encoded(issuer.client_id) + ":" + encoded(issuer.secret);
    std::string text(sodium_base64_ENCODED_LEN(pair.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(pair.data()), pair.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the terminating zero
    return "Authorization: Basic " + text;
}

Outcome<outgoing::Reply> Party::send_code(const Returned& returned, const std::string& endpoint, Instant now) const {
    std::vector<std::pair<std::string, std::string>> fields{
        {"grant_type", "authorization_code"}, {"code", returned.code}, {"redirect_uri", returned.callback}, {"code_verifier", returned.verifier}};
    outgoing::Call call{.url = endpoint, .headers = {"Accept: application/json"}};
    if (issuer_.authentication == ClientAuthentication::secret_basic) call.headers.push_back(basic_of(issuer_));
    else fields.emplace_back("client_id", issuer_.client_id);
    if (issuer_.authentication == ClientAuthentication::secret_post) fields.emplace_back("client_secret", issuer_.secret);
    if (issuer_.authentication == ClientAuthentication::private_key) {
        fields.emplace_back("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.emplace_back("client_assertion", assertion_of(issuer_, endpoint, now));
    }
    call.form = outgoing::form_of(fields);
    return outgoing::ask(call, issuer_.way);
}

Outcome<Party::Answer> Party::identify(const Returned& returned, Instant now) {
    const auto said = TRY(metadata(now));
    const auto reply = TRY(send_code(returned, said.token_endpoint, now));
    if (reply.status >= 400 && reply.status < 500) return invalid("code");
    if (reply.status != 200 || reply.type != "application/json") return invalid("status");
    const auto body = jose::strict_object(reply.body);
    const auto id_token = body ? jose::text_in(*body, "id_token") : std::nullopt;
    if (!id_token) return invalid("form");
    const std::string access_token{jose::text_in(*body, "access_token").value_or("")};
    const auto token = TRY(verified(*id_token, now));
    auto identity = TRY(identity_in(token, {.issuer = issuer_, .nonce = returned.nonce, .access_token = access_token, .now = now}));
    return Answer{.identity = std::move(identity), .id_token = std::string(*id_token)};
}

void Parties::use(Settings settings) {
    settings_ = std::move(settings);
    parties_.clear();
    for (const auto& issuer : settings_.issuers) parties_.push_back(std::make_unique<Party>(issuer));
}

Party* Parties::find(std::string_view key) const {
    const auto found = std::ranges::find_if(parties_, [&](const auto& party) { return party->issuer().key == key; });
    return found == parties_.end() ? nullptr : found->get();
}

void Parties::keep_hint(const std::string& origin, std::string id_token, Instant now) {
    constexpr std::chrono::hours longest_session{12};
    constexpr std::size_t most = 10'000;
    const std::scoped_lock lock(hints_mutex_);
    std::erase_if(hints_, [&](const Hint& hint) { return now - hint.at > longest_session; });
    if (hints_.size() < most) hints_.push_back({origin, std::move(id_token), now});
}

std::string Parties::take_hint(const std::string& origin) {
    const std::scoped_lock lock(hints_mutex_);
    const auto found = std::ranges::find(hints_, origin, &Hint::origin);
    if (found == hints_.end()) return {};
    std::string id_token = std::move(found->id_token);
    hints_.erase(found);
    return id_token;
}

}  // namespace holdfast::open_id
