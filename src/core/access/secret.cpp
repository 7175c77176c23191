#include "core/access/secret.hpp"

#include <array>
#include <sodium.h>
#include <stdexcept>

namespace holdfast::access {

static constexpr unsigned long long operations = 2;
static constexpr std::size_t memory = std::size_t{19456} * 1024;

static void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("the machine gives no random numbers");
}

std::string random_token() {
    start_sodium();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();  // the terminating zero
    return text;
}

std::string fingerprint(std::string_view token) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr, 0);
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

std::string hash_password(std::string_view password) {
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), operations, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("there is not enough memory to hash a password");
    return hash.data();
}

bool password_fits(std::string_view password, std::string_view stored_hash) {
    start_sodium();
    static const std::string nobodys = hash_password(random_token());
    const std::string hash(stored_hash.empty() ? std::string_view(nobodys) : stored_hash);
    // A form without the field gives a view of nothing, and the library asks for a pointer all the same.
    const bool fits = crypto_pwhash_str_verify(hash.c_str(), password.empty() ? "" : password.data(), password.size()) == 0;
    return fits && !stored_hash.empty();
}

}  // namespace holdfast::access
