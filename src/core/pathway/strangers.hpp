#pragma once

#include "core/census/keeper.hpp"
#include "core/census/record.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast::pathway {

/// What stands in a child's part of a census and is no part of its standard: kept where it stood, so that it can be given back.
struct Stranger {
    std::string place{};   ///< `CINdetails 2/Assessments 1`; empty for the child itself
    std::int64_t after{};  ///< how many parts of the standard stand before it; -1 where it is the last
    std::string xml{};
    friend bool operator==(const Stranger&, const Stranger&) = default;
};

std::vector<Stranger> strangers_in(const census::Child& child);
/// Puts each where it stood; one whose place is no longer there is left out. The texts live in `texts`.
void put_back(const std::vector<Stranger>& strangers, census::Child& child, census::Keeper& texts);

}  // namespace holdfast::pathway
