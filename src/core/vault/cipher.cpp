#include "core/vault/cipher.hpp"

#include "core/vault/fields.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <stdexcept>

namespace holdfast::vault {

static constexpr char form = 1;
static constexpr std::size_t number_bytes = 4, head_bytes = 1 + number_bytes + nonce_bytes, block = 32;
static constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(nonce_bytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES && crypto_kdf_KEYBYTES == 32);

enum class Use : std::uint64_t { sealing = 1, finding = 2, checking = 3 };

static const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
static unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Secret::~Secret() { sodium_memzero(bytes_.data(), bytes_.size()); }

Secret random_secret() {
    Secret secret;
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: no randomness");
    randombytes_buf(secret.data(), 32);
    return secret;
}

Key key_of_token(std::string_view token) {
    static constexpr std::string_view purpose = "holdfast-key-of-a-token";  // another hash of the token may be stored
    Key key{.number = 1};
    crypto_generichash(key.secret.data(), 32, bytes_of(token), token.size(), bytes_of(purpose), purpose.size());
    return key;
}

/// Each use of a key has a key of its own, so that none of them says anything about another.
static Secret derived(const Key& key, Use use) {
    Secret secret;
    crypto_kdf_derive_from_key(secret.data(), 32, static_cast<std::uint64_t>(use), "hfvault1", key.secret.data());
    return secret;
}

static std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 0xFFU);
    return bytes;
}

static std::string bound_to(const Cell& cell, std::uint32_t key_number) {
    return fields({"holdfast-vault-v1", cell.vault, cell.table, cell.column, cell.row, std::to_string(key_number)});
}

std::string seal(const Cell& cell, const Key& key, std::string_view value) {
    Nonce nonce;
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: no randomness");
    randombytes_buf(nonce.data(), nonce.size());
    return seal_with(nonce, cell, key, value);
}

/// The value and then 0x80 and zeros up to a whole block, so that its length says little.
static std::string padded(std::string_view value) {
    std::string text(value);
    text += static_cast<char>(0x80);
    text.resize((text.size() + block - 1) / block * block, '\0');
    return text;
}

std::string seal_with(const Nonce& nonce, const Cell& cell, const Key& key, std::string_view value) {
    std::string sealed = std::string(1, form) + big_endian(key.number);
    sealed.append(reinterpret_cast<const char*>(nonce.data()), nonce.size());
    std::string plain = padded(value);
    const std::string bound = bound_to(cell, key.number);
    sealed.resize(head_bytes + plain.size() + tag_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + head_bytes, nullptr, bytes_of(plain), plain.size(), bytes_of(bound), bound.size(), nullptr,
                                               nonce.data(), derived(key, Use::sealing).data());
    sodium_memzero(plain.data(), plain.size());
    return sealed;
}

std::optional<std::uint32_t> key_number_of(std::string_view sealed) {
    if (sealed.size() < head_bytes + block + tag_bytes || sealed.front() != form) return std::nullopt;
    std::uint32_t number = 0;
    for (std::size_t i = 1; i <= number_bytes; ++i) number = (number << 8U) | static_cast<unsigned char>(sealed[i]);
    return number;
}

std::optional<std::string> unseal(const Cell& cell, const Key& key, std::string_view sealed) {
    if (key_number_of(sealed) != key.number) return std::nullopt;
    const std::string_view nonce = sealed.substr(1 + number_bytes, nonce_bytes);
    const std::string_view closed = sealed.substr(head_bytes);
    const std::string bound = bound_to(cell, key.number);
    std::string plain(closed.size() - tag_bytes, '\0');
    const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain), nullptr, nullptr, bytes_of(closed), closed.size(), bytes_of(bound),
                                                                   bound.size(), bytes_of(nonce), derived(key, Use::sealing).data());
    const std::size_t end = refused == 0 ? plain.find_last_not_of('\0') : std::string::npos;
    if (end == std::string::npos || plain[end] != static_cast<char>(0x80)) return std::nullopt;
    plain.resize(end);
    return plain;
}

static std::string keyed_hash(const Secret& secret, std::string_view text, std::size_t kept_bytes) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), bytes_of(text), text.size(), secret.data(), 32);
    std::string hex;
    for (std::size_t i = 0; i < kept_bytes; ++i) hex += fmt::format("{:02x}", hash[i]);
    return hex;
}

std::string blind_index(const Cell& cell, const Key& key, std::string_view value) {
    return keyed_hash(derived(key, Use::finding), fields({cell.vault, cell.table, cell.column, normal_form(value)}), 8);
}

std::string check_value(std::string_view vault, const Key& key) {
    return keyed_hash(derived(key, Use::checking), fields({vault, std::to_string(key.number)}), 16);
}

}  // namespace holdfast::vault
