#pragma once

#include "core/site/feature.hpp"
#include "features/measures/ledger_names.hpp"

#include <memory>

namespace holdfast::measures {

class CohortKeeper;

/// Indicators counted from the records, with what other areas publish, breakdowns, and the children behind each;
/// they are figures of the ledger under the names that are given.
site::Feature feature(std::shared_ptr<CohortKeeper> keeper, LedgerNames names);

}  // namespace holdfast::measures
