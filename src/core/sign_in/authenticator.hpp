#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// The kinds of signature taken, by their numbers in COSE (RFC 9053, RFC 8812).
inline constexpr int es256 = -7;
inline constexpr int eddsa = -8;
inline constexpr int rs256 = -257;

/// A key as libfido2 takes it: of ES256 both coordinates, of EdDSA the point, of RS256 the modulus of 2048 bits and the exponent.
struct PublicKey {
    int algorithm{};
    std::string raw{};
};
/// The key of a COSE_Key; nothing when it is malformed, of a kind that is not taken, or not a point of its curve.
std::optional<PublicKey> read_public_key(std::string_view cose_key);

/// A key pair that an authenticator has just made, as it names it.
struct NewCredential {
    std::string id{};
    std::string public_key{};  ///< the COSE_Key as it came
};
/// What an authenticator signs, beside the browser's words (WebAuthn level 3, 6.1).
struct AuthenticatorData {
    std::string site_hash{};  ///< SHA-256 of the relying party's id
    bool is_present{};        ///< somebody touched it
    bool is_verified{};       ///< and showed by finger, face or PIN who they are
    bool is_backup_eligible{};
    bool is_backed_up{};
    std::uint32_t counter{};
    std::optional<NewCredential> credential{};
};
/// Nothing where it is malformed: too short, bytes left over, flags that contradict each other.
std::optional<AuthenticatorData> read_authenticator_data(std::string_view bytes);

/// The authenticator data within what a browser gives for a new passkey. Who made the authenticator is not asked for, and not looked at.
std::optional<std::string_view> authenticator_data_within(std::string_view attestation_object);

/// Whether this key signed these authenticator data and the browser's words; libfido2 says so. The relying party's id and the marks of presence and
/// verification are held to as well.
struct Signed {
    std::string_view site{};
    std::string_view authenticator_data{};
    std::string_view client_data{};
    std::string_view signature{};
};
bool signature_fits(const PublicKey& key, const Signed& what);

}  // namespace holdfast::sign_in
