#pragma once

#include "core/documents/block.hpp"
#include "core/figures/ledger.hpp"

#include <optional>

namespace holdfast::annual_report {

/// The table of context figures: what the year's published report states in its section on the area's children, read through the ledger, so that
/// each shows the value the rest of the report shows. Nothing where there are none.
std::optional<documents::Table> context_table(const figures::Ledger& ledger, const Period& year);

}  // namespace holdfast::annual_report
