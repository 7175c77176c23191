#pragma once

#include "cli/command.hpp"

#include <string>

namespace holdfast::cli {

/// Gives a vault another key, or goes on with a rotation that stopped.
int run_rotate(const Globals& globals, const std::string& vault);
/// Takes the keys that are out of use from the folder of keys.
int run_forget_keys(const Globals& globals, const std::string& vault);

}  // namespace holdfast::cli
