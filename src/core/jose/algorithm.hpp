#pragma once

#include <optional>
#include <string_view>

/// Signed tokens (RFC 7515, 7517, 7518, 7519): as much of them as signing in with another site takes, over OpenSSL's EVP.
namespace holdfast::jose {

/// The algorithms that are taken and used. No others: not `none`, none with a shared secret, none with SHA-1.
enum class Algorithm { rs256, ps256, es256 };

std::optional<Algorithm> algorithm_named(std::string_view name);
std::string_view name_of(Algorithm algorithm);

}  // namespace holdfast::jose
