#include "core/sign_in/sealing.hpp"

#include <sodium.h>

namespace holdfast::sign_in {

static constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

static unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
static const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string sealed(std::string_view secret, std::string_view key, std::string_view belongs_to) {
    std::string bytes(nonce_size + secret.size() + tag_size, '\0');
    randombytes_buf(bytes.data(), nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(bytes) + nonce_size, nullptr, bytes_of(secret), secret.size(), bytes_of(belongs_to), belongs_to.size(),
                                               nullptr, bytes_of(bytes), bytes_of(key));
    std::string text(sodium_base64_encoded_len(bytes.size(), base64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), base64);
    text.pop_back();  // the terminating zero
    return text;
}

std::optional<std::string> unsealed(std::string_view text, std::string_view key, std::string_view belongs_to) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, base64) != 0) return std::nullopt;
    if (size < nonce_size + tag_size) return std::nullopt;
    std::string secret(size - nonce_size - tag_size, '\0');
    const bool is_ours = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(secret), nullptr, nullptr, bytes_of(bytes) + nonce_size, size - nonce_size,
                                                                    bytes_of(belongs_to), belongs_to.size(), bytes_of(bytes), bytes_of(key)) == 0;
    if (!is_ours) return std::nullopt;
    return secret;
}

}  // namespace holdfast::sign_in
