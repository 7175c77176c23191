#pragma once

#include <string_view>

namespace holdfast::access {

/// Whether cracklib finds the password in the machine's dictionary (Debian: cracklib-runtime makes it when it is installed), forwards,
/// backwards or slightly changed, or too regular. Throws std::runtime_error, naming the package, where the dictionary is missing.
bool is_common_password(std::string_view password);

/// Whether it was stolen elsewhere: it is among the most common passwords of published breaches, which are compiled in, whatever its letters' size, or on the list that the
/// operator named in HOLDFAST_BREACHED_PASSWORDS. That has passwords, one a line, sorted by their bytes, or the lines of Have I Been Pwned (`SHA-1:count`, sorted by hash); of
/// any size, as it is searched on the disk. Throws std::runtime_error where the file cannot be read.
bool is_breached_password(std::string_view password);

}  // namespace holdfast::access
