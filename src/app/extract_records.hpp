#pragma once

#include "app/program.hpp"
#include "base/time.hpp"
#include "core/pathway/extract_return_service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::app {

/// The lists of Annex A, or the tables of the Standard Safeguarding Dataset, that are to be loaded.
struct ExtractToLoad {
    std::vector<std::string> paths{};
    std::string authority{};      ///< its number; empty where only one is on record
    std::optional<Date> as_at{};  ///< the day they were made; the newest in them up to today where it is not said
    bool is_dry_run{};            ///< say what would happen and keep nothing
};

/// Load the files into the records, all or nothing, and say what that did or would do. Refused as pathway::load_annex_a and load_ssd say, and where a file cannot be
/// read or the day is not known.
Outcome<pathway::ReturnReport> load_annex_a_files(Program& program, const trail::Actor& actor, const std::string& reason, const ExtractToLoad& wanted);
Outcome<pathway::ReturnReport> load_ssd_files(Program& program, const trail::Actor& actor, const std::string& reason, const ExtractToLoad& wanted);

}  // namespace holdfast::app
