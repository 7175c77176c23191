#pragma once

#include "core/exchange/value.hpp"
#include "core/figures/provider.hpp"
#include "core/statistics/comparison_service.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::statistics {

/// The figures of every comparison: of the linked measure where there is one, so that what is published and what is recorded are held together.
std::vector<figures::Figure> statistics_figures(trail::View& view, const figures::Wanted& wanted);

/// The key under which a line's value of a year is in the ledger. `measure` is the linked one, or empty.
std::string key_of(const Comparison& comparison, const Line& line, int year, const std::string& measure);

/// The newest year of the partnership's own area, or of any where nothing is published of its own: what the list of statistics shows.
std::optional<int> year_shown(const Comparison& comparison);

/// The list of statistics and the page of each as places where their figures stand.
std::vector<figures::Use> uses_of_statistics(trail::View& view, const figures::Wanted& wanted);

/// A row for each statistic, area and year: `statistic, label, area, name, part, year, as_at, numerator, denominator, value, unit, shorthand`.
exchange::Listing statistics_listing(trail::View& view, const std::optional<Period>& year);
/// The same of one statistic.
exchange::Listing statistic_listing(const Comparison& comparison);

}  // namespace holdfast::statistics
