#pragma once

#include "app/census.hpp"
#include "cli/command.hpp"

#include <string>

namespace holdfast::cli {

/// Prints each breach of a rule. Exit code 1 when there are errors, or the file cannot be read to its end.
int run_validate_census(const std::string& file, const std::string& format);

/// Writes a census of made-up children.
int run_example_census(const app::ExampleCensus& order);
/// Prints the list of the rules in docs/reference/returns.md.
int run_docs_census_rules();

}  // namespace holdfast::cli
