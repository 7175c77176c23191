#pragma once

#include "core/exchange/import.hpp"
#include "core/retention/kind.hpp"

#include <memory>
#include <vector>

namespace holdfast::retention {

/// The kind `retention`: the schedule. A line is refused that is shorter than what keeps its records allows.
exchange::ImportKind schedule_import(std::shared_ptr<const std::vector<Kind>> kinds);

}  // namespace holdfast::retention
