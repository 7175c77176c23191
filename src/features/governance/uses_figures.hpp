#pragma once

#include "core/figures/provider.hpp"

#include <vector>

namespace holdfast::governance {

/// The pages of this slice on which its figures stand.
std::vector<figures::Use> figure_uses(trail::View& view, const figures::Wanted& wanted);

}  // namespace holdfast::governance
