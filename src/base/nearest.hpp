#pragma once

#include <span>
#include <string_view>

namespace holdfast {

/// The word that was most likely meant by one that is not among `words`: the one that takes the fewest letters added, dropped or replaced.
/// Empty when all are too far away to be a slip.
std::string_view nearest(std::string_view typed, std::span<const std::string_view> words);

}  // namespace holdfast
