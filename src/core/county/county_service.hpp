#pragma once

#include "core/county/county.hpp"
#include "core/trail/change.hpp"

#include <string>

namespace holdfast::county {

/// Puts the county on record as what the agency says, with one event. Does nothing where a county is on record already; gives how many children were added.
std::size_t load_county(trail::Change& change, const calendar::Calendar& calendar, const CountyOrder& order, const std::string& agency);

}  // namespace holdfast::county
