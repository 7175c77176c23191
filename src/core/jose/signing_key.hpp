#pragma once

#include "base/outcome.hpp"
#include "core/jose/algorithm.hpp"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace holdfast::jose {

/// A private key of our own, with which we sign what says who we are.
class SigningKey {
public:
    /// Reads PEM (PKCS #8 without a password). Refused where it is none, or neither RSA of 2048 bits or more nor P-256. `algorithm` nothing means
    /// ES256 for a point, PS256 for RSA.
    static Outcome<SigningKey> from_pem(std::string_view pem, std::optional<Algorithm> algorithm = std::nullopt);

    Algorithm algorithm() const { return algorithm_; }
    /// The signature as a token carries it. Throws std::runtime_error where OpenSSL cannot make it.
    std::string sign(std::string_view bytes) const;

private:
    SigningKey(std::shared_ptr<evp_pkey_st> key, Algorithm algorithm) : key_(std::move(key)), algorithm_(algorithm) {}

    std::shared_ptr<evp_pkey_st> key_;
    Algorithm algorithm_;
};

/// A token in the compact form: `alg` is put into the header.
std::string signed_token(nlohmann::json header, const nlohmann::json& claims, const SigningKey& key);

}  // namespace holdfast::jose
