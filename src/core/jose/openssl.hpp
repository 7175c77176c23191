#pragma once

#include "core/jose/algorithm.hpp"

#include <memory>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace holdfast::jose {

/// Owners of what OpenSSL allocates. For this folder's own .cpp files.
struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(BIGNUM* number) const { BN_free(number); }
    void operator()(BIO* stream) const { BIO_free_all(stream); }
    void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
    void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
    void operator()(OSSL_PARAM* parameters) const { OSSL_PARAM_free(parameters); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;

/// Sets the padding of PS256, salt as long as the digest; true for the others, which need none.
bool set_padding(EVP_PKEY_CTX* context, Algorithm algorithm);

}  // namespace holdfast::jose
