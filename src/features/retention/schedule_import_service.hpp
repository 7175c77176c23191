#pragma once

#include "core/exchange/import.hpp"

namespace holdfast::retention {

/// The kind `retention`: the schedule.
exchange::ImportKind schedule_import();

}  // namespace holdfast::retention
