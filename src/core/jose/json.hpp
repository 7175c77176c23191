#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace holdfast::jose {

/// More than any document of an identity provider has.
inline constexpr std::size_t most_json_bytes = std::size_t{256} * 1024;
inline constexpr int deepest_json = 12;

/// The text as one JSON object (RFC 8259). Nothing where it is none, where a name comes twice in one object, because two programs could read that in two
/// ways, where it is nested deeper or is longer than the above.
std::optional<nlohmann::json> strict_object(std::string_view text);

/// The text of this name, where it is there and is text.
std::optional<std::string_view> text_in(const nlohmann::json& object, const char* name);

}  // namespace holdfast::jose
