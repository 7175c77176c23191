#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// Merkle trees of growing logs, their signed checkpoints and their proofs, after RFC 6962 and the C2SP formats. It knows nothing of what the
/// entries mean.
namespace holdfast::merkle {

/// A SHA-256 digest.
using Hash = std::array<unsigned char, 32>;

/// SHA-256 of the pieces one after another.
Hash sha256(std::initializer_list<std::string_view> pieces);
/// The hash of a leaf (RFC 6962, section 2.1).
Hash leaf_hash(std::string_view entry);
/// The hash of an inner node (RFC 6962, section 2.1).
Hash node_hash(const Hash& left, const Hash& right);

/// The 32 bytes, as long as the hash lives.
std::string_view bytes_of(const Hash& hash);
/// Nothing where there are not 32 bytes.
std::optional<Hash> hash_from_bytes(std::string_view bytes);

/// Standard Base 64 with padding (RFC 4648, section 4).
std::string base64(std::string_view bytes);
/// Nothing for what is not standard Base 64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace holdfast::merkle
