#pragma once

#include "app/program.hpp"
#include "core/pathway/census_return_service.hpp"

#include <functional>
#include <string>

namespace holdfast::app {

/// A census that is to be loaded.
struct CensusToLoad {
    std::string path{};
    bool is_dry_run{};  ///< say what would happen and keep nothing
    std::function<void(std::uint64_t children)> progress{};
};

/// Loads a children in need census into the records, all or nothing, and says what it did or would do. Refused as pathway::load_census says, and where the
/// file cannot be read.
Outcome<pathway::ReturnReport> load_census_file(Program& program, const trail::Actor& actor, const std::string& reason, const CensusToLoad& wanted);

/// Writes the census of a collection from the records into a file and gives how many children are in it. Throws store::Unsuitable where the file cannot be written.
Outcome<std::uint64_t> write_census_file(Program& program, const trail::Actor& actor, int collection, const std::string& authority, const std::string& path);

}  // namespace holdfast::app
