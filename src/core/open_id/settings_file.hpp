#pragma once

#include "core/open_id/issuer.hpp"

#include <string>
#include <string_view>

namespace holdfast::open_id {

/// Reads the settings (TOML) with the secrets that they name. `credentials` is the folder for files that are named without a path: systemd's
/// $CREDENTIALS_DIRECTORY. Refused, naming the issuer and the setting, for a word that is unknown, missing or of the wrong kind, and for a file that cannot be read.
Outcome<Settings> read_settings(std::string_view text, const std::string& credentials);
/// The same from a file.
Outcome<Settings> read_settings_file(const std::string& path, const std::string& credentials);

}  // namespace holdfast::open_id
