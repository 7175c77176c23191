#pragma once

#include "web/request.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace holdfast::web {

/// More names and values than any form of ours has; more are refused.
inline constexpr std::size_t most_form_fields = 1000;

/// Reads `name=value&name=value` as browsers send it in bodies and queries. Nothing when a percent sign is out of place, the text is not
/// UTF-8, a name has a control character, a value has one other than tab and line ends, or there are too many.
std::optional<Fields> parse_form(std::string_view text);

/// The same for the part of a target after `?`; values hold no control characters at all.
std::optional<Fields> parse_query(std::string_view text);

}  // namespace holdfast::web
