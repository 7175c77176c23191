#pragma once

#include "core/clocks/rule.hpp"

#include <string>
#include <vector>

namespace holdfast::app {

/// The clocks of every slice.
std::vector<const clocks::Rule*> every_clock();
/// docs/reference/clocks.md: every clock with its authority.
std::string clock_reference();

}  // namespace holdfast::app
