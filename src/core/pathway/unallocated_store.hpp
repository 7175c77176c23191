#pragma once

#include "core/trail/change.hpp"

#include <string>
#include <vector>

namespace holdfast::pathway {

/// Children with an open case whose record nobody owns and no team works on, as the returns name who works with them.
struct Unallocated {
    std::string team{}, worker{};
    std::vector<std::string> references{};
};
/// Those of the agencies for which the viewer acts to which the law gives the records, and that the viewer may list: by team, then worker.
std::vector<Unallocated> unallocated(trail::View& view);

}  // namespace holdfast::pathway
