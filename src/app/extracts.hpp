#pragma once

#include "app/return_files.hpp"

#include <optional>

namespace holdfast::app {

/// Holds the lists of Annex A, in a workbook or in CSV files of one list each, to their columns and rules and prints each breach in the form asked for.
/// Needs no database. Ages are held to the day the lists were made; without one to the newest day in them up to today and the month after it. Refused,
/// with everything that is wrong, when a file cannot be read, is larger than 32 MB, has no list, or has one that is there already.
Outcome<ReturnVerdict> validate_annex_a(const std::vector<std::string>& paths, const std::optional<Date>& as_at, Format format, const Print& print);

/// The same for tables of the Standard Safeguarding Dataset, one CSV file each; of a folder every file that ends in `.csv` is read.
Outcome<ReturnVerdict> validate_ssd(const std::vector<std::string>& paths, Format format, const Print& print);

/// The tables of several files, and what is to be said of them. Refused, with everything that is wrong, as for holding them to their rules.
Outcome<pathway::ExtractTables> read_annex_a_files(const std::vector<std::string>& paths);
Outcome<pathway::ExtractTables> read_ssd_files(const std::vector<std::string>& paths);

/// The lists of columns and rules in docs/reference/returns.md.
std::string annex_a_reference_page();
std::string ssd_reference_page();

}  // namespace holdfast::app
