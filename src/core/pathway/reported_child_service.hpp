#pragma once

#include "core/pathway/reconcile_service.hpp"
#include "core/pathway/reported_child.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::pathway {

/// Which kinds of record the source speaks of, by their tables: of others it takes nothing back.
using SpokenOf = std::set<std::string_view>;

/// Brings the child's records in line with the report. A blank takes nothing away from what is on record. Gives the parts that belong to no referral or plan on
/// record, in words; they are left out.
std::vector<std::string> reconcile_report(Reconciler& reconciler, trail::Change& change, Id<people::Person> child, ReportedChild report,
                                          const SpokenOf& spoken_of);

}  // namespace holdfast::pathway
