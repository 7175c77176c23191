#pragma once

#include "core/retention/kind.hpp"

namespace holdfast::organisations {

/// Information-sharing agreements that have ended, but for the last of each agency.
retention::Kind old_agreements();

}  // namespace holdfast::organisations
