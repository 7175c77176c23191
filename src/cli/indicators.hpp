#pragma once

#include "cli/command.hpp"

namespace holdfast::cli {

/// What was asked on the command line.
struct IndicatorOptions {
    std::string from{}, to{};
    std::vector<std::string> by{};
    bool is_for_public{};
};
/// Prints the indicators of the days from `from` to `to`, in groups where some are named.
int run_indicators(const Globals& globals, const IndicatorOptions& options, const std::string& format);
/// Prints docs/reference/indicators.md.
int run_docs_indicators();

}  // namespace holdfast::cli
