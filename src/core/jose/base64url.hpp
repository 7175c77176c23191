#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::jose {

/// RFC 4648 section 5 without padding, as RFC 7515 has it.
std::string base64url(std::string_view bytes);
/// The bytes; nothing for padding, other characters, or bits left over that are not zero: every value has one spelling.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace holdfast::jose
