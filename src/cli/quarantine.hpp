#pragma once

#include "cli/command.hpp"

#include <string>

namespace holdfast::cli {

/// Has documents in quarantine looked at, once: for a timer where no site is served. Exit code 1 when something was found in one.
int run_scan_documents(const Globals& globals, const std::string& scan_with);

}  // namespace holdfast::cli
