#pragma once

#include "app/return_files.hpp"
#include "base/period.hpp"
#include "core/ssda903/context.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::app {

/// Holds the tables of an SSDA903 return, one CSV file each in any order, to the rules and gives each breach to `print` in the form asked for. Needs no
/// database. The year is a reporting year; without one it is that of the newest day in Episodes. Refused, with everything that is wrong, when a file
/// cannot be opened or read to its end, is larger than 32 MB, is no table of the return, or is one that another file is.
Outcome<ReturnVerdict> validate_ssda903(const std::vector<std::string>& paths, const std::optional<Period>& year, Format format, const Print& print);

/// The tables of a return from their files. Refused with everything that is wrong at once.
Outcome<ssda903::Tables> read_ssda903_files(const std::vector<std::string>& paths);

/// The lists of columns and rules in docs/reference/returns.md.
std::string ssda903_reference_page();

}  // namespace holdfast::app
