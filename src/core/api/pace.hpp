#pragma once

#include "base/time.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>

namespace holdfast::api {

/// How many requests a second a system may make in the long run, where nobody said otherwise: a school's case book sends a few a day.
inline constexpr std::int64_t usual_pace = 50;
/// No system may make more a second: the hub of a county may send as it goes through its whole book.
inline constexpr std::int64_t fastest_pace = 1000;
/// So many seconds' worth of them may come in a row.
inline constexpr std::int64_t in_a_row_seconds = 2;

/// One request of a system, and the pace at which it may make them.
struct Step {
    std::int64_t client{};
    std::int64_t a_second{usual_pace};
};

/// Holds each system to its own pace. Counted in the memory of the process. Safe to use from several threads.
class Pace {
public:
    /// How long this system has to wait before this request; nothing when it is taken, and counted.
    std::chrono::milliseconds take(const Step& step, Instant now);

private:
    using Moment = std::chrono::sys_time<std::chrono::microseconds>;

    std::mutex mutex_{};
    std::map<std::int64_t, Moment> free_at_{};  ///< when all that was taken is forgotten
};

}  // namespace holdfast::api
