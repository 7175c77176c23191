#pragma once

#include "core/people/fact.hpp"

#include <string>
#include <vector>

namespace holdfast::people {

/// The name by which somebody is called now: `Zoë O'Neill`; `No name on record` where there is none.
std::string name_shown(const std::vector<HeldFact>& facts);
/// `4 March 2012 (14 years)`, with what is not sure about it, or `Not known`.
std::string birth_shown(const std::vector<HeldFact>& facts, Date today);

}  // namespace holdfast::people
