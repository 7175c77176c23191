#include "core/sign_in/passkey.hpp"

#include "core/sign_in/base64url.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <stdexcept>

namespace holdfast::sign_in {

std::string_view fault_in_words(PasskeyFault fault) {
    switch (fault) {
        case PasskeyFault::malformed: return "malformed";
        case PasskeyFault::wrong_type: return "wrong type";
        case PasskeyFault::foreign_challenge: return "foreign challenge";
        case PasskeyFault::late_challenge: return "late challenge";
        case PasskeyFault::used_challenge: return "used challenge";
        case PasskeyFault::wrong_origin: return "wrong origin";
        case PasskeyFault::wrong_site: return "wrong site";
        case PasskeyFault::not_present: return "not present";
        case PasskeyFault::not_verified: return "not verified";
        case PasskeyFault::unknown: return "unknown passkey";
        case PasskeyFault::of_another: return "passkey of another account";
        case PasskeyFault::wrong_signature: return "wrong signature";
        case PasskeyFault::counter_back: return "counter went back";
        case PasskeyFault::backup_changed: return "backup eligibility changed";
    }
    throw std::logic_error("a fault of a passkey without words");
}

std::string_view advice_on(PasskeyFault fault) {
    switch (fault) {
        case PasskeyFault::late_challenge: return "That took too long. Try again";
        case PasskeyFault::used_challenge:
        case PasskeyFault::foreign_challenge: return "This page was used before. Try again";
        case PasskeyFault::not_verified: return "Your device did not check that it is you. Set up a PIN, fingerprint or face on it, or use another passkey";
        case PasskeyFault::unknown: return "This site does not know that passkey. It may have been removed. Use another way to sign in";
        case PasskeyFault::of_another: return "That passkey belongs to another account";
        case PasskeyFault::counter_back:
            return "This passkey was not accepted, because it may have been copied: its counter went back. Sign in another way, then remove it";
        default: return "This passkey was not accepted. Try again, or use another way to sign in";
    }
}

std::string user_handle_of(Id<trail::Account> account) {
    const std::string text = fmt::format("passkeys of account {}", account.number);
    std::string handle(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(handle.data()), handle.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    return base64url(handle);
}

std::optional<PasskeyFault> fault_of(const ClientData& words, std::string_view type, const RelyingParty& site) {
    if (words.type != type) return PasskeyFault::wrong_type;
    if (site.id.empty() || !site.is_origin(words.origin) || words.is_framed) return PasskeyFault::wrong_origin;
    return std::nullopt;
}

static std::string sha256(std::string_view text) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return hash;
}

std::optional<PasskeyFault> fault_of(const AuthenticatorData& said, const RelyingParty& site) {
    if (said.site_hash != sha256(site.id)) return PasskeyFault::wrong_site;
    if (!said.is_present) return PasskeyFault::not_present;
    if (!said.is_verified) return PasskeyFault::not_verified;
    return std::nullopt;
}

bool is_counter_good(std::int64_t before, std::int64_t now) { return now > before || (now == 0 && before == 0); }

std::optional<PasskeyFault> fault_of(const Passkey& passkey, const AuthenticatorData& said, const Signed& what) {
    if (passkey.site != what.site) return PasskeyFault::wrong_site;
    const auto cose = from_base64url(passkey.public_key);
    const auto key = cose ? read_public_key(*cose) : std::nullopt;
    if (!key || !signature_fits(*key, what)) return PasskeyFault::wrong_signature;
    if (said.is_backup_eligible != passkey.is_backup_eligible) return PasskeyFault::backup_changed;
    if (!is_counter_good(passkey.counter, said.counter)) return PasskeyFault::counter_back;
    return std::nullopt;
}

}  // namespace holdfast::sign_in
