#pragma once

#include "base/permission.hpp"

namespace holdfast::figure_ledger::permissions {

inline constexpr Permission view{"figures.view", "See figures, how they were obtained and what contradicts them"};
inline constexpr Permission import_figures{"figures.import", "Load published figures and time series"};

}  // namespace holdfast::figure_ledger::permissions
