#pragma once

#include "core/site/feature.hpp"
#include "features/measures/ledger_names.hpp"

#include <memory>

namespace holdfast::measures {

class CohortKeeper;

/// Indicators counted from the records, with what other areas publish, breakdowns, and the children behind each. Figures of the ledger under the names
/// that are given (`counted_from_records`), they are not among those that the slice brings: the annual report is made of what was submitted and approved.
site::Feature feature(std::shared_ptr<CohortKeeper> keeper, LedgerNames names);

}  // namespace holdfast::measures
