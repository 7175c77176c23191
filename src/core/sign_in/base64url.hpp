#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// RFC 4648 base 64 for addresses and forms, without padding.
std::string base64url(std::string_view bytes);
/// The bytes again; nothing when the text is anything else than such.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace holdfast::sign_in
