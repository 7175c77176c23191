#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace holdfast::fuzz {

/// Ends the program, so that the fuzzer keeps the input, when what must always hold does not.
inline void require(bool holds) {
    if (!holds) std::abort();
}

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) { return {reinterpret_cast<const char*>(bytes), size}; }

}  // namespace holdfast::fuzz
