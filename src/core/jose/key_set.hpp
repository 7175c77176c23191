#pragma once

#include "core/jose/algorithm.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;

namespace holdfast::jose {

/// A public key that an issuer publishes: RSA of 2048 to 8192 bits, or a point of P-256.
class PublicKey {
public:
    PublicKey(std::string id, std::shared_ptr<evp_pkey_st> key, std::optional<Algorithm> only) : id_(std::move(id)), key_(std::move(key)), only_(only) {}

    const std::string& id() const { return id_; }
    /// Whether it is of the kind for the algorithm, and is not published for another one.
    bool is_for(Algorithm algorithm) const;
    /// Whether the signature over these bytes was made with the private half.
    bool has_signed(std::string_view bytes, std::string_view signature, Algorithm algorithm) const;

private:
    std::string id_;
    std::shared_ptr<evp_pkey_st> key_;
    std::optional<Algorithm> only_;
};

/// The keys of an issuer (RFC 7517).
struct KeySet {
    std::vector<PublicKey> keys{};

    /// The one key of this name for the algorithm; nothing when there is none, or more than one.
    const PublicKey* find(std::string_view id, Algorithm algorithm) const;
};

/// More keys than any issuer publishes.
inline constexpr std::size_t most_keys = 64;

/// Reads a JWK set. Keys of kinds that we do not take, for other uses than signatures, without a name, or that are no sound keys are passed over. Nothing where
/// it is no JWK set at all.
std::optional<KeySet> parse_key_set(std::string_view text);

}  // namespace holdfast::jose
