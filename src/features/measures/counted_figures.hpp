#pragma once

#include "core/figures/provider.hpp"
#include "core/measures/cohort_figures.hpp"
#include "features/measures/ledger_names.hpp"

#include <memory>
#include <vector>

namespace holdfast::measures {

/// The years of which a return was loaded, the latest first.
std::vector<Period> years_loaded(trail::View& view);

/// Every indicator of the years loaded as a figure of the ledger, under the name by which scorecard or published statistics have it, and the
/// counts behind some of them. Only for those who may see indicators from records.
figures::Provider counted_from_records(std::shared_ptr<CohortKeeper> keeper, LedgerNames names);

/// The page of the indicator, and that of the children behind it for those who may see children.
figures::UseProvider uses_of_records(LedgerNames names);

/// The key of an indicator's figure of a year.
std::string ledger_key(trail::View& view, const LedgerNames& names, const Measure& measure, const Period& year);

}  // namespace holdfast::measures
