#pragma once

#include "base/outcome.hpp"

#include <string>
#include <string_view>

namespace holdfast::open_id {

/// What an issuer says of itself (OpenID Connect Discovery 1.0).
struct Metadata {
    std::string authorization_endpoint{};
    std::string token_endpoint{};
    std::string keys_address{};
    std::string end_session_endpoint{};       ///< empty where it has none
    bool names_itself_when_returning{false};  ///< RFC 9207
};

/// Where it says so.
std::string metadata_address(std::string_view issuer);

/// Refused, with one word for why: `form`, `issuer` (it speaks of another than the one that was asked), `endpoint` (one is missing, or is no address
/// that we would ask).
Outcome<Metadata> parse_metadata(std::string_view text, std::string_view issuer);

}  // namespace holdfast::open_id
