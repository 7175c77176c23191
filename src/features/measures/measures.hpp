#pragma once

#include "core/site/feature.hpp"

namespace holdfast::measures {

class CohortKeeper;

/// Indicators counted from the records, with what other areas publish, breakdowns, and the children behind each.
site::Feature feature(std::shared_ptr<CohortKeeper> keeper);

}  // namespace holdfast::measures
