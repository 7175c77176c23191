#pragma once

#include "core/exchange/cells.hpp"
#include "core/statistics/statistics_store.hpp"

#include <string>
#include <vector>

namespace holdfast::statistics {

/// The columns of a release that say what its rows are about and those that are measures; a column that holds words in every row is the former.
struct ReleaseColumns {
    std::vector<std::string> breakdowns{};
    std::vector<std::string> measures{};
};
ReleaseColumns columns_of(const std::vector<exchange::ImportRow>& rows);

/// One row of a release, without its measures.
struct ReleaseRow {
    Area area{};
    Place place{};
};
/// Reads it; what cannot be read is rejected.
ReleaseRow release_row(exchange::Cells& cells, const ReleaseColumns& columns);

/// The columns that every release of local statistics begins with, as the Department for Education publishes them.
std::vector<exchange::ImportColumn> leading_columns();

}  // namespace holdfast::statistics
