#pragma once

#include "core/extracts/checks.hpp"
#include "core/pathway/census_return_service.hpp"

namespace holdfast::pathway {

/// The tables of an extract, or the lists of Annex A, that are to be loaded.
struct ExtractFiles {
    const std::vector<extracts::Table>& tables;
    std::string authority{};  ///< the three digits of the local authority; empty where only one is on record
    Date as_at{};             ///< the day they were made
    std::string name{};       ///< of the files
    std::string fingerprint{};
};

/// Load tables of the Standard Safeguarding Dataset, or lists 3 to 10 of Annex A, within the change. Children are found by the authority's own number or put on
/// record, and their records brought in line; a blank takes nothing away. What breaks a rule does not stop it and is kept with the entry; what belongs to no
/// referral or plan on record is left out and noted. Refused, with nothing of it kept: no such authority on record, and dates or numbers that cannot be read (each by
/// table, line and column, the first hundred). They ask for `permissions::load_returns`.
Outcome<Done> load_ssd(trail::Change& change, const ExtractFiles& files, ReturnReport& report);
Outcome<Done> load_annex_a(trail::Change& change, const ExtractFiles& files, ReturnReport& report);

}  // namespace holdfast::pathway
