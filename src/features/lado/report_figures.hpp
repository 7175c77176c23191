#pragma once

#include "base/outcome.hpp"
#include "core/documents/block.hpp"
#include "core/documents/document.hpp"
#include "core/figures/ledger.hpp"

namespace holdfast::lado {

/// What is counted of a year in tables and charts, for the annual report; empty where nothing was. The rows of the tables are those of the Board's report.
std::vector<documents::Block> lado_section(trail::View& view, const Period& year);

/// Where the figures of a year stand in the report of allegations.
std::vector<figures::Use> uses_of_counts(trail::View& view, const figures::Wanted& wanted);

/// The same as a report of its own, with every figure that it shows. The edition for the public hides small counts. Refused with not_found for a year of
/// which nothing is counted.
Outcome<documents::Document> lado_report(trail::View& view, const Period& year, bool is_public);

}  // namespace holdfast::lado
