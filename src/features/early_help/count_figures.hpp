#pragma once

#include "base/period.hpp"
#include "core/trail/view.hpp"
#include "features/early_help/vocabulary.hpp"

#include <map>
#include <vector>

namespace holdfast::early_help {

/// How many assessments were closed, for which reason; the reason of some of before is not known.
struct Closed {
    std::map<EndReason, std::int64_t> reasons{};
    std::int64_t unknown{};
    std::int64_t known() const;
    std::int64_t all() const { return known() + unknown; }
    std::int64_t of(EndReason reason) const;
};
/// What is counted of the assessments that were begun or closed in a year, those of before this program among them.
struct Counts {
    std::map<Period, std::int64_t> begun{};  ///< by month
    std::map<Period, Closed> closed{};       ///< by month
    std::int64_t begun_in(const Period& month) const;
    Closed closed_in(const Period& month) const;
    std::int64_t begun_in_year() const;
    Closed closed_in_year() const;
};
Counts count_assessments(trail::View& view, const Period& year);

/// The reporting years in which an assessment was begun or closed, the latest first.
std::vector<Period> years_counted(trail::View& view);

}  // namespace holdfast::early_help
