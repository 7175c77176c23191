#pragma once

#include "cli/command.hpp"

#include <string>

namespace holdfast::cli {

/// Loads a return of children looked after into the records and says what that did or would do.
int run_import_ssda903(const Globals& globals, const ImportOrder& order);
/// Writes a return from the records.
int run_export_ssda903(const Globals& globals, const std::string& year, const std::string& authority, const std::string& folder);
/// Loads lists of Annex A, or tables of the Standard Safeguarding Dataset.
int run_import_extract(const Globals& globals, const ImportOrder& order);
/// Writes the lists of Annex A from the records.
int run_export_annex_a(const Globals& globals, const std::string& as_at, const std::string& authority, const std::string& out);

}  // namespace holdfast::cli
