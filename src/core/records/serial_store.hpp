#pragma once

#include "core/trail/change.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::records {

/// The table `records_serials`: the last number given in each series and year.
std::vector<store::Migration> migrations();

/// The next reference of the series, in London's year. A number is given once: where the change is undone, nobody has seen it.
std::string next_reference(trail::Change& change, std::string_view series);

}  // namespace holdfast::records
