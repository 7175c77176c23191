#pragma once

#include <string_view>

namespace holdfast::access {

/// Whether cracklib finds the password in the machine's dictionary (Debian: cracklib-runtime makes it when it is installed), forwards,
/// backwards or slightly changed, or too regular. Throws std::runtime_error, naming the package, where the dictionary is missing.
bool is_common_password(std::string_view password);

}  // namespace holdfast::access
