#pragma once

#include "features/professional_disagreement/agency_store.hpp"
#include "features/professional_disagreement/disagreement.hpp"
#include "features/professional_disagreement/subject.hpp"

#include <string>
#include <vector>

/// Who is asked at a level of a disagreement.
namespace holdfast::professional_disagreement {

/// Whom the sides name for the level that comes; each may be left empty.
struct Named {
    std::string own{};    ///< of the agency that disagrees
    std::string other{};  ///< of the agency that decided
};
/// Who is asked at the level at which the disagreement stands: those who are named, by name or user name; else the safeguarding leads of the agency that decided; at the
/// levels of leads those of both agencies; at the last level those who settle it for the partnership. Nobody is who may take no part, or has a conflict of interest with the
/// record that it is about. Refused by the fields `own` and `other`.
Outcome<std::vector<Part>> people_asked(trail::View& view, const Desk& desk, const Disagreement& disagreement, const Named& named);

}  // namespace holdfast::professional_disagreement
