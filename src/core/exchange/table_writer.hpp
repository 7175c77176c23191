#pragma once

#include <string>
#include <string_view>

namespace holdfast::exchange {

/// The text for a terminal. Control characters are shown as a space: a terminal would obey them, and a line end would break the row.
std::string printable(std::string_view text);

}  // namespace holdfast::exchange
