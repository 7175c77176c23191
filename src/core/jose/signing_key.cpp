#include "core/jose/signing_key.hpp"

#include "core/jose/base64url.hpp"
#include "core/jose/openssl.hpp"

#include <nlohmann/json.hpp>
#include <openssl/pem.h>

#include <array>
#include <stdexcept>

namespace holdfast::jose {

static const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// Asks nobody at a terminal for the password of a key that has one.
static int no_password(char*, int, int, void*) { return 0; }

Outcome<SigningKey> SigningKey::from_pem(std::string_view pem, std::optional<Algorithm> algorithm) {
    const Owned<BIO> stream{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    std::shared_ptr<EVP_PKEY> key{stream ? PEM_read_bio_PrivateKey(stream.get(), nullptr, no_password, nullptr) : nullptr, Free{}};
    if (!key) return invalid("is no private key in PEM without a password");
    const int bits = EVP_PKEY_get_bits(key.get());
    if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC) {
        std::array<char, 32> group{};
        const bool is_p256 = EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), nullptr) == 1 && std::string_view(group.data()) == "prime256v1";
        if (!is_p256 || algorithm.value_or(Algorithm::es256) != Algorithm::es256)
            return invalid("is of another kind than the algorithm needs: ES256 takes P-256");
        return SigningKey{std::move(key), Algorithm::es256};
    }
    const Algorithm chosen = algorithm.value_or(Algorithm::ps256);
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA || bits < 2048 || chosen == Algorithm::es256)
        return invalid("must be RSA of 2048 bits or more for RS256 and PS256, or P-256 for ES256");
    return SigningKey{std::move(key), chosen};
}

static std::string two_numbers(std::string_view der) {
    const unsigned char* at = bytes_of(der);
    const Owned<ECDSA_SIG> pair{d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()))};
    std::array<unsigned char, 64> numbers{};
    if (!pair || BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), numbers.data(), 32) != 32 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), numbers.data() + 32, 32) != 32)
        throw std::runtime_error("OpenSSL made no signature of P-256");
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size()};
}

std::string SigningKey::sign(std::string_view bytes) const {
    const Owned<EVP_MD_CTX> context{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* of_key = nullptr;
    std::size_t size = 0;
    if (!context || EVP_DigestSignInit(context.get(), &of_key, EVP_sha256(), nullptr, key_.get()) != 1 || !set_padding(of_key, algorithm_) ||
        EVP_DigestSign(context.get(), nullptr, &size, bytes_of(bytes), bytes.size()) != 1)
        throw std::runtime_error("OpenSSL cannot sign with this key");
    std::string signature(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes_of(bytes), bytes.size()) != 1)
        throw std::runtime_error("OpenSSL cannot sign with this key");
    signature.resize(size);
    return algorithm_ == Algorithm::es256 ? two_numbers(signature) : signature;
}

std::string signed_token(nlohmann::json header, const nlohmann::json& claims, const SigningKey& key) {
    header["alg"] = name_of(key.algorithm());
    const std::string bytes = base64url(header.dump()) + "." + base64url(claims.dump());
    return bytes + "." + base64url(key.sign(bytes));
}

}  // namespace holdfast::jose
