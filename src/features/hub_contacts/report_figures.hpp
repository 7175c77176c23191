#pragma once

#include "core/documents/block.hpp"
#include "core/figures/ledger.hpp"

#include <vector>

namespace holdfast::hub_contacts {

/// What is counted of a year's contacts in tables and charts; empty where there were none.
std::vector<documents::Block> hub_blocks(trail::View& view, const figures::Ledger& ledger, const Period& year);
/// The same of those about domestic abuse: the scorecard of domestic abuse.
std::vector<documents::Block> abuse_blocks(trail::View& view, const figures::Ledger& ledger, const Period& year);

}  // namespace holdfast::hub_contacts
