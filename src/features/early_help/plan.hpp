#pragma once

#include "features/early_help/assessment.hpp"

#include <optional>
#include <string>

namespace holdfast::early_help {

/// Why the plan of an open assessment drifts, in words, or nothing where it does not: nothing was said of any action since the day by which the standard asks for it. `said_on` is when something
/// was last said, nothing where no action was agreed.
std::optional<std::string> drift_of(const Assessment& assessment, const std::optional<Date>& said_on, Date today);

/// The first day on which something said of a plan keeps it from drifting today: drift_of in the words that a list can ask its database by.
Date silent_since(Date today);

}  // namespace holdfast::early_help
