#pragma once

#include "core/clocks/rule.hpp"

#include <array>

/// The clocks of an early help assessment.
namespace holdfast::early_help {

inline constexpr clocks::Version twelve_weeks_here[]{{{}, clocks::CalendarDays{84}, "The partnership's procedure for early help: at least every twelve weeks"}};
inline constexpr clocks::Rule review_clock{
    {"early_help.review", "Review of an early help assessment", "from the start or the review before", clocks::Basis::local_standard}, twelve_weeks_here};

inline constexpr clocks::Version six_weeks_here[]{
    {{}, clocks::CalendarDays{42}, "The partnership's procedure for early help: a plan of which nobody says anything for six weeks drifts"}};
inline constexpr clocks::Rule progress_clock{
    {"early_help.progress", "Progress with the plan of early help", "from the start or what was last said of an action", clocks::Basis::local_standard},
    six_weeks_here};

inline constexpr std::array<const clocks::Rule*, 2> every_clock{&review_clock, &progress_clock};

}  // namespace holdfast::early_help
