#pragma once

#include <string_view>
#include <vector>

#include "web/charts/axis.hpp"
#include "web/charts/drawing.hpp"

namespace holdfast::web::charts {

/// A stacked bar chart with what both directions need, worked out once.
struct Stacks {
    explicit Stacks(const StackedBarChart& chart);

    const StackedBarChart& chart;
    Unit unit;
    int decimals;
    /// The greatest total.
    double most;

    std::string_view colour_of(std::size_t series) const;
    /// Black or white, whichever can be read on the part's colour.
    std::string_view ink_on(std::size_t series) const;
    /// A part's value; with its rating's initial before it, for colour must not carry the rating alone.
    std::string part_words(std::size_t series, std::size_t category) const;
    /// The same with the whole name before it.
    std::string named_part(std::size_t series, std::size_t category) const;
    double total(std::size_t category) const;
    bool is_complete(std::size_t category) const;
    /// The total as written at the end of the bar; says so where a part is missing.
    std::string total_words(std::size_t category) const;
    std::string_view total_link(std::size_t category) const;
    double total_room(double font) const;
    std::string hover_of(std::size_t series, std::size_t category) const;
};

}  // namespace holdfast::web::charts
