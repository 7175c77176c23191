#pragma once

#include "core/trail/change.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::records {

/// The table `records_serials`: the last number given in each series and year.
std::vector<store::Migration> migrations();

/// How the numbers of a series follow each other: one after the other, or with gaps at random, for records of which not even the number may be told.
enum class Numbers { consecutive, with_gaps };
/// The next reference of the series, in London's year. A number is given once: where the change is undone, nobody has seen it.
std::string next_reference(trail::Change& change, std::string_view series, Numbers numbers = Numbers::consecutive);

}  // namespace holdfast::records
