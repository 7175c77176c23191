#pragma once

#include "core/census/reader.hpp"
#include "core/extracts/table.hpp"
#include "core/ssda903/context.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What stands in the files of a return, however they came: named on the command line or sent by a browser.
namespace holdfast::pathway {

/// One file of a return. Its bytes are asked for once, and let go before those of the next.
struct ReturnFile {
    std::string name{};  ///< as messages give it
    std::function<Outcome<std::string>()> bytes{};
};

/// The tables of a return of children looked after. Refused with everything that is wrong at once.
Outcome<ssda903::Tables> care_tables(const std::vector<ReturnFile>& files);

/// The tables of several files, and what is to be said of them.
struct ExtractTables {
    std::vector<extracts::Table> tables{};
    std::vector<std::string> notices{};
};
/// The tables of Annex A or of the Standard Safeguarding Dataset, from workbooks or CSV files. Refused with everything that is wrong at once.
Outcome<ExtractTables> extract_tables(const extracts::Standard& standard, const std::vector<ReturnFile>& files);

/// What tells a census from any other: 64 hexadecimal digits, a chain of SHA-256 over pieces of a megabyte.
std::string fingerprint_of(const census::Source& census);
/// The same whatever the files are called and in whatever order they come.
std::string fingerprint_of(const ssda903::Tables& tables, std::optional<int> collection);
std::string fingerprint_of(const std::vector<extracts::Table>& tables, Date as_at);

/// The newest day in the tables that is not after today.
std::optional<Date> newest_day(const std::vector<extracts::Table>& tables, Date today);

}  // namespace holdfast::pathway
