#pragma once

#include "cli/command.hpp"

namespace holdfast::cli {

/// Loads children in need censuses into the records and says what that did or would do.
int run_import_census(const Globals& globals, const std::vector<std::string>& files, bool is_dry_run);
/// Writes a census from the records.
int run_export_census(const Globals& globals, int collection, const std::string& authority, const std::string& file);

}  // namespace holdfast::cli
