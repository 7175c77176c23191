#pragma once

#include "core/trail/view.hpp"

#include <functional>
#include <string>
#include <vector>

namespace holdfast::pathway {

/// Something that stands beside a child's chronology for those alone who may know of it, such as a disagreement among professionals about a decision.
struct Beside {
    Date on{};
    std::string what{};
    std::string detail{};
    std::string path{};  ///< of the page that says more
};
/// What a slice has to say beside the chronology of the child with this record, to whoever looks.
using BesideOf = std::function<std::vector<Beside>(trail::View& view, const std::string& person)>;

}  // namespace holdfast::pathway
