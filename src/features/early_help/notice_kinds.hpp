#pragma once

#include "core/notices/kind.hpp"

/// What people are told of by early help.
namespace holdfast::early_help {

inline constexpr notices::Kind panel_case_sent{"early_help_panel_case", "A case was sent to an early help panel of yours"};
inline constexpr notices::Kind panel_decided{"early_help_panel_decided", "An early help panel has decided on a case of yours"};

}  // namespace holdfast::early_help
