#pragma once

#include "core/census/synthetic.hpp"

#include <array>
#include <string_view>

namespace holdfast::census {

/// A code, and how often it comes out of all the weights together.
struct Weighted {
    std::string_view code;
    int weight;
};

template <std::size_t size>
std::string_view pick(Chance& chance, const std::array<Weighted, size>& from) {
    int all = 0;
    for (const auto& each : from) all += each.weight;
    int left = chance.between(0, all - 1);
    for (const auto& each : from)
        if ((left -= each.weight) < 0) return each.code;
    return from.back().code;
}

}  // namespace holdfast::census
