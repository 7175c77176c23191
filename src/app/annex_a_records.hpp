#pragma once

#include "app/program.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <string>

namespace holdfast::app {

/// Where and as at which day the lists of Annex A are to be written.
struct ListsToWrite {
    Date as_at{};
    std::string authority{};  ///< its number; empty where only one is on record
    std::string out{};        ///< a workbook, where it ends in `.xlsx`; else a folder for a CSV file a list
};
/// Writes the lists from the records and gives how many children are in them. Refused as pathway::write_annex_a says, and where the folder cannot be made. Throws
/// store::Unsuitable where the workbook cannot be written.
Outcome<std::uint64_t> write_annex_a_files(Program& program, const trail::Actor& actor, const ListsToWrite& wanted);

}  // namespace holdfast::app
