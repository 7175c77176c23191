#pragma once

#include "core/sign_in/base64url.hpp"
#include "core/sign_in/passkey_service.hpp"

#include <fmt/format.h>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <sodium.h>
#include <stdexcept>
#include <string>

namespace holdfast::test {

/// CBOR by hand, in the shortest form.
namespace cbor {

inline std::string head(unsigned kind, std::uint64_t value) {
    const auto first = [kind](unsigned low) { return std::string(1, static_cast<char>(kind << 5U | low)); };
    const auto byte = [value](unsigned shift) { return static_cast<char>(value >> shift & 0xFFU); };
    if (value < 24) return first(static_cast<unsigned>(value));
    if (value < 0x100) return first(24) + byte(0);
    return first(25) + byte(8) + byte(0);
}
inline std::string number(std::int64_t value) {
    return value < 0 ? head(1, static_cast<std::uint64_t>(-1 - value)) : head(0, static_cast<std::uint64_t>(value));
}
inline std::string bytes(std::string_view value) { return head(2, value.size()) + std::string(value); }
inline std::string text(std::string_view value) { return head(3, value.size()) + std::string(value); }
inline std::string map(std::size_t pairs) { return head(5, pairs); }

}  // namespace cbor

/// An authenticator in software, with one passkey in it; what it says can be bent.
class SoftAuthenticator {
public:
    explicit SoftAuthenticator(int algorithm = sign_in::es256) : algorithm_(algorithm), key_(new_key(algorithm), EVP_PKEY_free) {
        randombytes_buf(id.data(), id.size());
    }

    std::string id = std::string(32, '\0');
    std::string site{"holdfast.example"};
    std::string origin{"https://holdfast.example"};
    std::string account_handle{};
    std::string more_words{};   ///< put into the browser's words
    unsigned char flags{0x05};  ///< present and verified
    std::uint32_t counter{1};
    int step{1};  ///< by which the counter goes up with each use

    sign_in::PasskeyMade made(const sign_in::PasskeyPlace& place, const std::string& challenge, const std::string& type = "webauthn.create") const {
        const std::string object = cbor::map(3) + cbor::text("fmt") + cbor::text("none") + cbor::text("attStmt") + cbor::map(0) + cbor::text("authData") +
                                   cbor::bytes(data(static_cast<unsigned char>(flags | 0x40)) + credential());
        return {.place = place, .name = "Soft", .client_data = sign_in::base64url(words(type, challenge)), .attestation = sign_in::base64url(object)};
    }
    sign_in::PasskeyShown shown(const sign_in::PasskeyPlace& place, const std::string& challenge, const std::string& type = "webauthn.get") {
        counter += static_cast<std::uint32_t>(step);
        const std::string said = data(flags), client = words(type, challenge);
        return {.place = place,
                .credential_id = sign_in::base64url(id),
                .client_data = sign_in::base64url(client),
                .authenticator_data = sign_in::base64url(said),
                .signature = sign_in::base64url(signature(said + sha256(client))),
                .user_handle = account_handle};
    }
    std::string cose_key() const {
        using namespace cbor;
        if (algorithm_ == sign_in::es256)
            return map(5) + number(1) + number(2) + number(3) + number(-7) + number(-1) + number(1) + number(-2) + bytes(part(OSSL_PKEY_PARAM_EC_PUB_X, 32)) +
                   number(-3) + bytes(part(OSSL_PKEY_PARAM_EC_PUB_Y, 32));
        if (algorithm_ == sign_in::eddsa)
            return map(4) + number(1) + number(1) + number(3) + number(-8) + number(-1) + number(6) + number(-2) + bytes(raw_point());
        return map(4) + number(1) + number(3) + number(3) + number(-257) + number(-1) + bytes(part(OSSL_PKEY_PARAM_RSA_N, 256)) + number(-2) +
               bytes(part(OSSL_PKEY_PARAM_RSA_E, 3));
    }
    std::string data(unsigned char with_flags) const {
        std::string said = sha256(site) + static_cast<char>(with_flags);
        for (unsigned shift = 32; shift > 0; shift -= 8) said += static_cast<char>(counter >> (shift - 8) & 0xFFU);
        return said;
    }
    std::string credential() const { return std::string(16, '\0') + '\0' + static_cast<char>(id.size()) + id + cose_key(); }

private:
    static EVP_PKEY* new_key(int algorithm) {
        EVP_PKEY* key = algorithm == sign_in::es256   ? EVP_EC_gen("P-256")
                        : algorithm == sign_in::eddsa ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")
                                                      : EVP_RSA_gen(2048);
        if (key == nullptr) throw std::runtime_error("no key could be made");
        return key;
    }
    static std::string sha256(std::string_view text) {
        std::string hash(crypto_hash_sha256_BYTES, '\0');
        crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), reinterpret_cast<const unsigned char*>(text.data()), text.size());
        return hash;
    }
    std::string words(const std::string& type, const std::string& challenge) const {
        return fmt::format(R"({{"type":"{}","challenge":"{}","origin":"{}","crossOrigin":false{}}})", type, challenge, origin, more_words);
    }
    std::string part(const char* name, int size) const {
        BIGNUM* number = nullptr;
        if (EVP_PKEY_get_bn_param(key_.get(), name, &number) != 1) throw std::runtime_error("the key has no such part");
        std::string bytes(static_cast<std::size_t>(size), '\0');
        BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), size);
        BN_free(number);
        return bytes;
    }
    std::string raw_point() const {
        std::string bytes(32, '\0');
        std::size_t size = bytes.size();
        EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size);
        return bytes;
    }
    std::string signature(std::string_view message) const {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
        std::string bytes(512, '\0');
        std::size_t size = bytes.size();
        EVP_DigestSignInit(context.get(), nullptr, algorithm_ == sign_in::eddsa ? nullptr : EVP_sha256(), nullptr, key_.get());
        if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size, reinterpret_cast<const unsigned char*>(message.data()),
                           message.size()) != 1)
            throw std::runtime_error("it could not be signed");
        bytes.resize(size);
        return bytes;
    }

    int algorithm_;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

}  // namespace holdfast::test
