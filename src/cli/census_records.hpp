#pragma once

#include "app/census_records.hpp"
#include "cli/command.hpp"

namespace holdfast::cli {

/// Says on standard error what loading a return did or would do.
void print_return(const std::string& file, const pathway::ReturnReport& report, bool is_dry_run);

/// Loads children in need censuses into the records and says what that did or would do.
int run_import_census(const Globals& globals, const std::vector<std::string>& files, bool is_dry_run);
/// Writes a census from the records.
int run_export_census(const Globals& globals, int collection, const std::string& authority, const std::string& file);

}  // namespace holdfast::cli
