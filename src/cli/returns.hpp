#pragma once

#include "cli/command.hpp"

#include <string>
#include <vector>

namespace holdfast::cli {

/// Prints each breach of a rule. Exit code 1 when there are errors, or a file cannot be read. An empty year is that of the newest episode.
int run_validate_ssda903(const std::vector<std::string>& files, const std::string& year, const std::string& format);
/// The same for Annex A; an empty day is the newest in the lists.
int run_validate_annex_a(const std::vector<std::string>& files, const std::string& as_at, const std::string& format);
int run_validate_ssd(const std::vector<std::string>& files, const std::string& format);

/// Print the lists of columns and rules in docs/reference/returns.md.
int run_docs_ssda903();
int run_docs_annex_a();
int run_docs_ssd();

}  // namespace holdfast::cli
