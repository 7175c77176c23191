#pragma once

#include "core/documents/block.hpp"
#include "features/scorecard/scorecard_row.hpp"

#include <vector>

namespace holdfast::scorecard {

/// Adds the tables behind the indicators, each after its chart, from the figures that were published; one for which there are none is left out.
void add_details(std::vector<documents::Block>& blocks, const std::vector<figures::Figure>& published, const Scorecard& scorecard);

}  // namespace holdfast::scorecard
