#pragma once

#include "core/documents/block.hpp"
#include "core/figures/ledger.hpp"

namespace holdfast::lado {

/// What is counted of a year in tables and charts; empty where nothing was. The rows of the tables are those of the Board's report.
std::vector<documents::Block> lado_blocks(trail::View& view, const figures::Ledger& ledger, const Period& year);

}  // namespace holdfast::lado
