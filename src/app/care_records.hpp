#pragma once

#include "app/program.hpp"
#include "core/pathway/care_return_service.hpp"

#include <string>
#include <vector>

namespace holdfast::app {

/// The files of a return of children looked after that is to be loaded.
struct CareReturnToLoad {
    std::vector<std::string> paths{};
    std::string authority{};          ///< its number; empty where only one is on record
    std::optional<int> collection{};  ///< that of the newest day in Episodes where it is not said
    bool is_dry_run{};                ///< say what would happen and keep nothing
};

/// Loads a return into the records, all or nothing, and says what it did or would do. Refused as pathway::load_care_return says, and where a file cannot be read,
/// is larger than 32 MB, is no table of the return, or is one that another file is.
Outcome<pathway::ReturnReport> load_care_files(Program& program, const trail::Actor& actor, const std::string& reason, const CareReturnToLoad& wanted);

/// Writes the return of a collection from the records into a folder, a file a table, and gives how many children are in it. Refused where the folder cannot be made.
Outcome<std::uint64_t> write_care_files(Program& program, const trail::Actor& actor, int collection, const std::string& authority, const std::string& folder);

}  // namespace holdfast::app
