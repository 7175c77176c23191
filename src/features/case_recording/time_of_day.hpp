#pragma once

#include "base/time.hpp"

#include <optional>
#include <string_view>

namespace holdfast::case_recording {

/// The moment at which London's clocks show this on the day: `21:30`, `9.30pm`, `7:15am`. Nothing for any other text.
std::optional<Instant> moment_at(Date day, std::string_view time);

}  // namespace holdfast::case_recording
