#pragma once

#include "base/permission.hpp"
#include "core/exchange/import.hpp"

namespace holdfast::calendar {

namespace permissions {
inline constexpr Permission maintain{"calendar.maintain", "Add bank holidays to the calendar of working days"};
}  // namespace permissions

/// The import kind `bank-holidays`: an administrator's additions to the shipped bank holidays.
exchange::ImportKind bank_holidays_import();

}  // namespace holdfast::calendar
