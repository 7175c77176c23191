#pragma once

#include "core/jose/base64url.hpp"
#include "core/jose/key_set.hpp"
#include "core/jose/openssl.hpp"
#include "core/jose/signing_key.hpp"

#include <nlohmann/json.hpp>
#include <openssl/core_names.h>
#include <openssl/pem.h>

#include <doctest/doctest.h>

namespace holdfast::jose::test {

using Json = nlohmann::json;

/// A pair of keys that OpenSSL makes for the test.
struct Pair {
    Owned<EVP_PKEY> key{};

    static Pair rsa(std::size_t bits = 2048) { return {Owned<EVP_PKEY>{EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", bits)}}; }
    static Pair point(const char* group = "P-256") { return {Owned<EVP_PKEY>{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", group)}}; }

    std::string pem() const {
        const Owned<BIO> stream{BIO_new(BIO_s_mem())};
        REQUIRE(PEM_write_bio_PKCS8PrivateKey(stream.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
        return contents(stream.get());
    }
    std::string public_pem() const {
        const Owned<BIO> stream{BIO_new(BIO_s_mem())};
        REQUIRE(PEM_write_bio_PUBKEY(stream.get(), key.get()) == 1);
        return contents(stream.get());
    }
    SigningKey signing(std::optional<Algorithm> algorithm = std::nullopt) const {
        auto read = SigningKey::from_pem(pem(), algorithm);
        REQUIRE(read);
        return *read;
    }
    /// The public half as an issuer publishes it.
    Json jwk(const std::string& id) const {
        if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA)
            return {{"kty", "RSA"}, {"kid", id}, {"use", "sig"}, {"n", number(OSSL_PKEY_PARAM_RSA_N)}, {"e", number(OSSL_PKEY_PARAM_RSA_E)}};
        std::string point(200, '\0');
        std::size_t size = 0;
        REQUIRE(EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY, reinterpret_cast<unsigned char*>(point.data()), point.size(), &size) == 1);
        const std::size_t half = (size - 1) / 2;
        return {{"kty", "EC"}, {"kid", id}, {"crv", "P-256"}, {"x", base64url(point.substr(1, half))}, {"y", base64url(point.substr(1 + half, half))}};
    }

private:
    static std::string contents(BIO* stream) {
        char* text = nullptr;
        const long size = BIO_get_mem_data(stream, &text);
        return {text, static_cast<std::size_t>(size)};
    }
    std::string number(const char* name) const {
        BIGNUM* found = nullptr;
        REQUIRE(EVP_PKEY_get_bn_param(key.get(), name, &found) == 1);
        const Owned<BIGNUM> owned{found};
        std::string bytes(static_cast<std::size_t>(BN_num_bytes(found)), '\0');
        BN_bn2bin(found, reinterpret_cast<unsigned char*>(bytes.data()));
        return base64url(bytes);
    }
};

inline std::string key_set_of(const std::vector<Json>& keys) { return Json{{"keys", keys}}.dump(); }

/// A token of these texts, whoever made the signature.
inline std::string token_of(std::string_view header, std::string_view claims, std::string_view signature) {
    return base64url(header) + "." + base64url(claims) + "." + base64url(signature);
}

}  // namespace holdfast::jose::test
