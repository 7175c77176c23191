#pragma once

#include "core/clocks/rule.hpp"

#include <span>
#include <string>

namespace holdfast::clocks {

/// docs/reference/clocks.md: every version of every clock, with what starts it and by what authority.
std::string reference_page(std::span<const Rule* const> rules);

}  // namespace holdfast::clocks
