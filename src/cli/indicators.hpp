#pragma once

#include "cli/command.hpp"

namespace holdfast::cli {

/// Prints the indicators of the days from `from` to `to`.
int run_indicators(const Globals& globals, const std::string& from, const std::string& to, const std::string& format);
/// Prints docs/reference/indicators.md.
int run_docs_indicators();

}  // namespace holdfast::cli
