#pragma once

#include <cstddef>

namespace holdfast::contracts {

/// How often this program has asked for memory so far.
std::size_t allocations();

}  // namespace holdfast::contracts
