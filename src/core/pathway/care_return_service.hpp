#pragma once

#include "core/pathway/care_child.hpp"
#include "core/pathway/census_return_service.hpp"

namespace holdfast::pathway {

/// The files of a return of children looked after.
struct CareFiles {
    const ssda903::Tables& tables;
    std::string authority{};          ///< the three digits of the local authority; empty where only one is on record
    std::optional<int> collection{};  ///< the year in whose March it ends; that of the newest day in Episodes where it is not said
    std::string name{};               ///< of the files
    std::string fingerprint{};        ///< of all of them
};

/// Loads a return within the change, holding it to its rules on the way: children are found by the authority's own number or put on record, and their records of
/// care brought in line. Of a table that is not among the files nothing is changed. Breaches of rules do not stop it; they are kept with the entry.
/// Refused, with nothing of it kept: no year, no such authority on record, cells that cannot be read as the day or the number they have to be (each by table, line and
/// column, the first hundred). Asks for `permissions::load_returns`.
Outcome<Done> load_care_return(trail::Change& change, const CareFiles& files, ReturnReport& report);

/// The return of a collection from the records: every child of the authority with a part in the year, as it stood on its last day, a sheet for each table. Asks for
/// `permissions::write_returns`.
struct CareSheets {
    std::vector<ssda903::Sheet> sheets{};
    std::uint64_t children{};
};
Outcome<CareSheets> write_care_return(trail::View& view, int collection, const std::string& authority);

}  // namespace holdfast::pathway
