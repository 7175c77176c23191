#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Stores whose sensitive values are encrypted under keys that are not in the database.
namespace holdfast::vault {

/// Where a value belongs. It opens there and nowhere else.
struct Cell {
    std::string_view vault{};
    std::string_view table{};
    std::string_view column{};
    std::string_view row{};
};

/// 32 secret bytes, wiped when they go.
class Secret {
public:
    using Bytes = std::array<unsigned char, 32>;
    Secret() = default;
    explicit Secret(const Bytes& bytes) : bytes_(bytes) {}
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    ~Secret();
    const unsigned char* data() const { return bytes_.data(); }
    unsigned char* data() { return bytes_.data(); }

private:
    Bytes bytes_{};
};
/// A new one from the machine's randomness.
Secret random_secret();

/// One version of a vault's key.
struct Key {
    std::uint32_t number{};
    Secret secret{};
};

/// The key that only who has the token can make (BLAKE2b-256). The token must be as hard to guess as a key, and is stored nowhere.
Key key_of_token(std::string_view token);

inline constexpr std::size_t nonce_bytes = 24;
using Nonce = std::array<unsigned char, nonce_bytes>;

/// The sealed form: the byte 1, the key's number (4 bytes, big-endian), the nonce (24 bytes), and XChaCha20-Poly1305 (IETF) of the value padded to
/// 32 bytes (ISO/IEC 7816-4). Bound to it as associated data: the form, the cell and the key's number. See docs/reference/vaults.md.
std::string seal(const Cell& cell, const Key& key, std::string_view value);
/// With a nonce of the caller's, for known answers only: a nonce must never be used twice.
std::string seal_with(const Nonce& nonce, const Cell& cell, const Key& key, std::string_view value);

/// The number of the key under which it is sealed; nothing where it is not in this form.
std::optional<std::uint32_t> key_number_of(std::string_view sealed);
/// The value; nothing where any byte, the cell or the key is another than when it was sealed.
std::optional<std::string> unseal(const Cell& cell, const Key& key, std::string_view sealed);

/// Under which equal values of one column are found: 8 bytes, in hexadecimal, of BLAKE2b of the normal form, keyed, and bound to vault, table and column.
std::string blind_index(const Cell& cell, const Key& key, std::string_view value);
/// What shows that a key is the one it was, and nothing else of it.
std::string check_value(std::string_view vault, const Key& key);

/// What a value is found by: small letters without marks (ASCII, Latin-1, Latin Extended-A), without full stops, commas, apostrophes and hyphens,
/// single blanks. `O’Brien-Łoś ` is `obrienlos`. Other letters stay; bytes that are not UTF-8 become U+FFFD.
std::string normal_form(std::string_view value);

}  // namespace holdfast::vault
