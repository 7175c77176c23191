#include "core/jose/key_set.hpp"

#include "core/jose/base64url.hpp"
#include "core/jose/json.hpp"
#include "core/jose/openssl.hpp"

#include <nlohmann/json.hpp>
#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include <algorithm>

namespace holdfast::jose {

using Json = nlohmann::json;
using SharedKey = std::shared_ptr<EVP_PKEY>;

static const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

bool set_padding(EVP_PKEY_CTX* context, Algorithm algorithm) {
    if (algorithm != Algorithm::ps256) return true;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1;
}

static SharedKey key_from(const char* kind, OSSL_PARAM_BLD* builder) {
    const Owned<OSSL_PARAM> parameters{OSSL_PARAM_BLD_to_param(builder)};
    const Owned<EVP_PKEY_CTX> context{EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)};
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
    if (EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) return nullptr;
    SharedKey key{made, Free{}};
    const Owned<EVP_PKEY_CTX> check{EVP_PKEY_CTX_new(key.get(), nullptr)};
    return check && EVP_PKEY_public_check(check.get()) == 1 ? key : nullptr;
}

static std::optional<std::string> bytes_in(const Json& object, const char* name) {
    const auto text = text_in(object, name);
    return text ? from_base64url(*text) : std::nullopt;
}

/// The exponent is bounded as well, for a large one makes each verification slow.
static SharedKey rsa_key(const Json& object) {
    constexpr std::size_t longest_modulus = 1024;
    constexpr std::size_t longest_exponent = 4;
    const auto n = bytes_in(object, "n");
    const auto e = bytes_in(object, "e");
    if (!n || !e || n->size() > longest_modulus || e->empty() || e->size() > longest_exponent) return nullptr;
    const Owned<BIGNUM> modulus{BN_bin2bn(bytes_of(*n), static_cast<int>(n->size()), nullptr)};
    const Owned<BIGNUM> exponent{BN_bin2bn(bytes_of(*e), static_cast<int>(e->size()), nullptr)};
    const Owned<OSSL_PARAM_BLD> builder{OSSL_PARAM_BLD_new()};
    if (!modulus || !exponent || !builder || BN_num_bits(modulus.get()) < 2048 || BN_is_odd(exponent.get()) == 0 || BN_is_one(exponent.get()) == 1)
        return nullptr;
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    return key_from("RSA", builder.get());
}

static SharedKey p256_key(const Json& object) {
    const auto x = bytes_in(object, "x");
    const auto y = bytes_in(object, "y");
    if (text_in(object, "crv") != "P-256" || !x || !y || x->size() != 32 || y->size() != 32) return nullptr;
    const std::string point = "\x04" + *x + *y;
    const Owned<OSSL_PARAM_BLD> builder{OSSL_PARAM_BLD_new()};
    if (!builder) return nullptr;
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    return key_from("EC", builder.get());
}

static std::optional<PublicKey> public_key(const Json& object) {
    const auto kind = text_in(object, "kty");
    const auto id = text_in(object, "kid");
    const bool is_for_signing = !object.contains("use") || text_in(object, "use") == "sig";
    if (!kind || !id || id->empty() || !is_for_signing) return std::nullopt;
    std::optional<Algorithm> only;
    if (object.contains("alg")) {
        only = algorithm_named(text_in(object, "alg").value_or(""));
        if (!only) return std::nullopt;
    }
    SharedKey key = *kind == "RSA" ? rsa_key(object) : *kind == "EC" ? p256_key(object) : nullptr;
    if (!key) return std::nullopt;
    return PublicKey{std::string(*id), std::move(key), only};
}

std::optional<KeySet> parse_key_set(std::string_view text) {
    const auto object = strict_object(text);
    if (!object) return std::nullopt;
    const auto keys = object->find("keys");
    if (keys == object->end() || !keys->is_array() || keys->size() > most_keys) return std::nullopt;
    KeySet set;
    for (const auto& each : *keys) {
        if (!each.is_object()) return std::nullopt;
        if (auto key = public_key(each)) set.keys.push_back(*std::move(key));
    }
    return set;
}

bool PublicKey::is_for(Algorithm algorithm) const {
    const int kind = EVP_PKEY_get_base_id(key_.get());
    return kind == (algorithm == Algorithm::es256 ? EVP_PKEY_EC : EVP_PKEY_RSA) && (!only_ || *only_ == algorithm);
}

/// RFC 7518, 3.4: the two numbers one after the other; OpenSSL takes them as DER.
static std::optional<std::string> as_der(std::string_view signature) {
    if (signature.size() != 64) return std::nullopt;
    const Owned<ECDSA_SIG> pair{ECDSA_SIG_new()};
    BIGNUM* const r = BN_bin2bn(bytes_of(signature), 32, nullptr);
    BIGNUM* const s = BN_bin2bn(bytes_of(signature) + 32, 32, nullptr);
    if (!pair || ECDSA_SIG_set0(pair.get(), r, s) != 1) return std::nullopt;
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    if (size <= 0) return std::nullopt;
    std::string text(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return text;
}

bool PublicKey::has_signed(std::string_view bytes, std::string_view signature, Algorithm algorithm) const {
    if (!is_for(algorithm)) return false;
    const auto given = algorithm == Algorithm::es256 ? as_der(signature) : std::string(signature);
    const Owned<EVP_MD_CTX> context{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* of_key = nullptr;
    if (!given || !context || EVP_DigestVerifyInit(context.get(), &of_key, EVP_sha256(), nullptr, key_.get()) != 1) return false;
    if (!set_padding(of_key, algorithm)) return false;
    return EVP_DigestVerify(context.get(), bytes_of(*given), given->size(), bytes_of(bytes), bytes.size()) == 1;
}

const PublicKey* KeySet::find(std::string_view id, Algorithm algorithm) const {
    const auto fits = [&](const PublicKey& key) { return key.id() == id && key.is_for(algorithm); };
    if (std::ranges::count_if(keys, fits) != 1) return nullptr;
    return &*std::ranges::find_if(keys, fits);
}

}  // namespace holdfast::jose
