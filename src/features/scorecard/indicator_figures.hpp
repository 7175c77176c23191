#pragma once

#include "core/figures/figure.hpp"
#include "core/trail/view.hpp"
#include "features/scorecard/definition.hpp"
#include "features/scorecard/scorecard_row.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::scorecard {

/// One line of an indicator's chart: a value for each period, or none.
struct HistoryLine {
    std::string name{};
    std::vector<std::optional<Decimal>> values{};
};

/// An indicator over time on its own basis, with what is published for other areas.
struct History {
    std::vector<Period> periods{};
    HistoryLine own{};
    std::vector<HistoryLine> comparators{};
};

/// The readings, filled up with what was published of the same measure for the area itself, and beside them every other area. Of two values
/// for one day the reading counts.
History history_of(trail::View& view, const Defined& indicator, const std::vector<Reading>& readings);

/// What publications state of the indicator's measure for the area itself, on every basis, newest first.
std::vector<figures::Figure> published_of(trail::View& view, const Defined& indicator);

}  // namespace holdfast::scorecard
