#pragma once

#include "core/retention/kind.hpp"

namespace holdfast::organisations {

/// The class `people_who_left`: who they were goes, the account's number stays.
retention::Kind people_who_left();

}  // namespace holdfast::organisations
