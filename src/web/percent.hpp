#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::web {

/// Whether `+` stands for a space, as it does in forms and queries but not in paths.
enum class Plus { is_space, is_plus };

/// The text with every %XX replaced by its byte; nothing when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

/// Fit for one segment of a path or one value of a query: everything but letters, digits and `-._~` becomes %XX.
std::string percent_encoded(std::string_view text);

}  // namespace holdfast::web
