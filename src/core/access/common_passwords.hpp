#pragma once

#include <string_view>

namespace holdfast::access {

/// Whether cracklib finds the password in the machine's dictionary (Debian: cracklib-runtime makes it when it is installed), forwards,
/// backwards or slightly changed, or too regular. Throws std::runtime_error, naming the package, where the dictionary is missing.
bool is_common_password(std::string_view password);

/// Whether it is a line of the file of breached passwords that the operator named in HOLDFAST_BREACHED_PASSWORDS: one a line, sorted by their bytes, of any
/// size, as it is searched on the disk. Never where none is named. Throws std::runtime_error where the file cannot be read.
bool is_breached_password(std::string_view password);

}  // namespace holdfast::access
