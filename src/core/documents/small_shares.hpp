#pragma once

#include "core/documents/document.hpp"

namespace holdfast::documents {

/// The people behind a share: how many it counts, and how many are left of the whole. Nothing where that cannot be told.
struct PeopleBehind {
    std::optional<Decimal> part{};
    std::optional<Decimal> rest{};  ///< of a percentage only: nobody asks who is left of a population
};

/// As the figure states them, or as a reader can work them out from what it states: 0.5% of 631 are 3. A share of a whole that is known as a
/// figure of its own (`part_of`) is one of that number. Whoever is counted counts as one at least.
PeopleBehind people_behind(const figures::Figure& share, const TracedFigures& figures);

/// Whether the number is a count from 1 to threshold - 1.
bool is_small_count(const std::optional<Decimal>& number, int threshold);
/// Whether a share stands for few people, or leaves few of its whole.
bool is_small_share(const figures::Figure& share, const TracedFigures& figures, int threshold);
/// Whether the unit is a percentage or a rate.
bool is_share(figures::Unit unit);

}  // namespace holdfast::documents
