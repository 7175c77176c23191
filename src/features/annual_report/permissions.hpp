#pragma once

#include "base/permission.hpp"

namespace holdfast::annual_report::permissions {

inline constexpr Permission view{"annual_report.view", "Read the annual report and download it"};
inline constexpr Permission edit{"annual_report.edit", "Write the words of the annual report and put it to the Business Group"};
inline constexpr Permission approve{"annual_report.approve", "Pass the annual report on to the Board, or back for changes"};
inline constexpr Permission publish{"annual_report.publish", "Publish the annual report and add addenda to it"};

}  // namespace holdfast::annual_report::permissions
