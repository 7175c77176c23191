#pragma once

#include "core/clocks/rule.hpp"

#include <array>

/// The clocks of an early help assessment.
namespace holdfast::early_help {

inline constexpr clocks::Version twelve_weeks_here[]{{{}, clocks::CalendarDays{84}, "The partnership's procedure for early help: at least every twelve weeks"}};
inline constexpr clocks::Rule review_clock{
    {"early_help.review", "Review of an early help assessment", "from the start or the review before", clocks::Basis::local_standard}, twelve_weeks_here};

inline constexpr std::array<const clocks::Rule*, 1> every_clock{&review_clock};

}  // namespace holdfast::early_help
