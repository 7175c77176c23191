#pragma once

#include "core/measures/measure.hpp"

#include <limits>
#include <optional>

/// Selections of looked-after children that several definitions share. Their rows are those of `Cohort::care`.
namespace holdfast::measures::detail {

/// Looked after at the end of the period, short breaks left out.
void in_care_at_end(const Frame& frame, Selection& selection);
/// Started to be looked after in the period, where that is on record.
void entered_care(const Frame& frame, Selection& selection);

inline constexpr std::uint32_t no_placement = std::numeric_limits<std::uint32_t>::max();
/// The placement in which the child was at the end of the period, or was last.
std::uint32_t placement_at_end(const Frame& frame, std::uint32_t care_row);

/// Goes through days of children in step with rows that are in order of child.
class InStep {
public:
    explicit InStep(const Days& days) : days_(days) {}
    /// The row of the child's latest day up to `until`, or none. Children must be asked for in order.
    std::optional<std::size_t> latest(Child child, Day until) {
        while (at_ < days_.child.size() && days_.child[at_] < child) ++at_;
        std::optional<std::size_t> found;
        for (std::size_t i = at_; i < days_.child.size() && days_.child[i] == child && days_.on[i] <= until; ++i) found = i;
        return found;
    }

private:
    const Days& days_;
    std::size_t at_{};
};

}  // namespace holdfast::measures::detail
