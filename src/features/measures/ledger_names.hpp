#pragma once

#include "base/period.hpp"
#include "core/trail/view.hpp"

#include <functional>
#include <map>
#include <string>

namespace holdfast::measures {

/// What an indicator is called in the ledger, and on which basis the partnership speaks of it.
struct LedgerName {
    std::string measure{};
    Basis basis{};
};

/// Gives the names by the indicators' codes, as the partnership's scorecard has them.
using LedgerNames = std::function<std::map<std::string, LedgerName>(trail::View&)>;

}  // namespace holdfast::measures
