#pragma once

#include "core/exchange/value.hpp"
#include "core/indicators/indicator.hpp"
#include "features/scorecard/indicator_figures.hpp"
#include "web/html.hpp"

namespace holdfast::scorecard {

/// An indicator over time as a chart, and its numbers as a table and a file. Empty where there are not two periods to show.
web::Html history_section(const Defined& indicator, const History& history, const indicators::Target* target);
/// The same numbers as rows for a CSV file: a period a row, a line of the chart a column.
exchange::Listing history_listing(const History& history);

}  // namespace holdfast::scorecard
