#pragma once

#include "core/notices/kind.hpp"

/// What people are told of who owns a record and of who opened it.
namespace holdfast::policy {

/// To those who own the record.
inline constexpr notices::Kind glass_broken{"glass_broken", "A record of yours was opened by breaking the glass"},
    own_glass_use_overdue{"own_glass_use_overdue", "Nobody has reviewed for a day that a record of yours was opened by breaking the glass"},
    record_given{"record_given", "A record is yours from now on"};
/// To those who review uses of break-glass.
inline constexpr notices::Kind glass_use_to_review{"glass_use_to_review", "A use of break-glass waits for your review"},
    glass_use_overdue{"glass_use_overdue", "A use of break-glass has waited for review for a day"};

}  // namespace holdfast::policy
