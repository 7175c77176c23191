#pragma once

#include "core/notices/kind.hpp"

/// What people are told of by early help.
namespace holdfast::early_help {

inline constexpr notices::Kind panel_case_sent{"early_help_panel_case", "A case was sent to an early help panel of yours"};
inline constexpr notices::Kind panel_decided{"early_help_panel_decided", "An early help panel has decided on a case of yours"};
inline constexpr notices::Kind review_late{"early_help_review_late", "A review of early help that is yours is late"};
inline constexpr notices::Kind plan_drifts{"early_help_plan_drifts", "A plan of early help that is yours drifts"};

}  // namespace holdfast::early_help
