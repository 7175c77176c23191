#include "core/open_id/claims.hpp"

#include "core/jose/base64url.hpp"
#include "core/jose/json.hpp"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::open_id {

using Json = nlohmann::json;

/// A NumericDate, which may have a fraction; nothing where it is none within some thousand years.
static std::optional<Instant> moment_in(const Json& claims, const char* name) {
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_number()) return std::nullopt;
    constexpr double latest = 1e11;
    const auto seconds = found->get<double>();
    if (!(seconds >= 0 && seconds <= latest)) return std::nullopt;
    return Instant{std::chrono::seconds{static_cast<std::int64_t>(std::floor(seconds))}};
}

/// OpenID Connect Core 2: at most 255 ASCII characters; ours are visible ones, or blanks within them, besides.
static std::string name_in(const Json& claims, const char* name) {
    constexpr std::size_t longest = 255;
    const auto text = jose::text_in(claims, name).value_or("");
    const bool is_sound =
        text.size() <= longest && !text.starts_with(' ') && !text.ends_with(' ') && std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7f'; });
    return is_sound ? std::string(text) : std::string{};
}

static bool has_text(const Json& value, std::string_view text) {
    if (value.is_string()) return value.get_ref<const std::string&>() == text;
    return value.is_array() && std::ranges::any_of(value, [&](const Json& each) { return each.is_string() && each.get_ref<const std::string&>() == text; });
}

/// Where a token is for several, it must have been given to us (`azp`).
static std::optional<Refusal> wrong_audience(const Json& claims, const Issuer& issuer) {
    const auto audience = claims.find("aud");
    if (audience == claims.end() || !has_text(*audience, issuer.client_id)) return invalid("audience");
    const bool has_party = claims.contains("azp");
    const bool is_for_several = audience->is_array() && audience->size() > 1;
    if ((has_party || is_for_several) && jose::text_in(claims, "azp") != issuer.client_id) return invalid("party");
    return std::nullopt;
}

static std::optional<Refusal> wrong_time(const Json& claims, Instant now, bool must_expire) {
    const auto made_at = moment_in(claims, "iat");
    const auto ends_at = moment_in(claims, "exp");
    const bool is_unreadable = !made_at || (!ends_at && (must_expire || claims.contains("exp"))) || (claims.contains("nbf") && !moment_in(claims, "nbf"));
    if (is_unreadable) return invalid("time");
    if (ends_at && *ends_at <= now - clock_skew) return invalid("expired");
    if (*made_at > now + clock_skew || moment_in(claims, "nbf").value_or(now) > now + clock_skew) return invalid("early");
    if (*made_at < now - longest_age) return invalid("old");
    return std::nullopt;
}

/// OpenID Connect Core 3.1.3.6: every algorithm that is taken digests with SHA-256.
static std::string half_digest(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return jose::base64url({reinterpret_cast<const char*>(digest.data()), digest.size() / 2});
}

static bool is_assured(const Json& claims, const Demands& demands) {
    const auto claim = claims.find(demands.assurance_claim);
    if (claim == claims.end()) return false;
    return std::ranges::any_of(demands.second_factor_values, [&](const std::string& value) { return has_text(*claim, value); });
}

Outcome<Identity> identity_in(const jose::Token& token, const Expected& expected) {
    if (!token.type.empty() && token.type != "jwt") return invalid("type");
    const Json claims = jose::claims_of(token);
    const Issuer& issuer = expected.issuer;
    if (jose::text_in(claims, "iss") != issuer.issuer) return invalid("issuer");
    if (auto wrong = wrong_audience(claims, issuer)) return *std::move(wrong);
    if (auto wrong = wrong_time(claims, expected.now, true)) return *std::move(wrong);
    if (jose::text_in(claims, "nonce") != expected.nonce) return invalid("nonce");
    if (claims.contains("at_hash") && jose::text_in(claims, "at_hash") != half_digest(expected.access_token)) return invalid("access token");
    Identity identity{.subject = name_in(claims, issuer.demands.subject_claim.c_str()),
                      .sub = name_in(claims, "sub"),
                      .session = name_in(claims, "sid"),
                      .has_second_factor = is_assured(claims, issuer.demands),
                      .proved_at = moment_in(claims, "auth_time")};
    if (identity.subject.empty() || identity.sub.empty()) return invalid("subject");
    if (issuer.demands.is_assurance_needed && !identity.has_second_factor) return invalid("assurance");
    return identity;
}

/// Not every issuer gives its logout tokens a type or an end (the examples of GOV.UK One Login have neither): what each must have is asked for in any case.
Outcome<LogOut> log_out_in(const jose::Token& token, const Issuer& issuer, Instant now) {
    constexpr const char* event = "http://schemas.openid.net/event/backchannel-logout";
    const bool is_untyped = token.type.empty() || token.type == "jwt";
    if (token.type != "logout+jwt" && (issuer.demands.is_logout_typed || !is_untyped)) return invalid("type");
    const Json claims = jose::claims_of(token);
    if (jose::text_in(claims, "iss") != issuer.issuer) return invalid("issuer");
    if (auto wrong = wrong_audience(claims, issuer)) return *std::move(wrong);
    if (auto wrong = wrong_time(claims, now, false)) return *std::move(wrong);
    const auto events = claims.find("events");
    if (events == claims.end() || !events->is_object() || !events->contains(event) || !events->at(event).is_object()) return invalid("event");
    if (claims.contains("nonce")) return invalid("nonce");
    LogOut found{.sub = name_in(claims, "sub"), .session = name_in(claims, "sid"), .token_id = name_in(claims, "jti")};
    if (found.token_id.empty()) return invalid("token id");
    if (found.sub.empty() && found.session.empty()) return invalid("subject");
    found.good_until = *moment_in(claims, "iat") + longest_age + clock_skew;
    return found;
}

}  // namespace holdfast::open_id
