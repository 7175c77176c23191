#pragma once

#include "core/documents/block.hpp"
#include "core/figures/ledger.hpp"

#include <vector>

namespace holdfast::early_help {

/// What is counted of a year's assessments in tables and charts; empty where none was begun or closed.
std::vector<documents::Block> early_help_blocks(trail::View& view, const figures::Ledger& ledger, const Period& year);

}  // namespace holdfast::early_help
