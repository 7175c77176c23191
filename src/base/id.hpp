#pragma once

#include <compare>
#include <cstdint>

namespace holdfast {

/// The database key of a `Thing`. Keys of different things do not convert into one another.
template <class Thing>
struct Id {
    std::int64_t number{};
    friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace holdfast
