#pragma once

#include "base/time.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>

namespace holdfast::api {

/// How many requests a system may make: so many in a row, and so many a second in the long run. Counted in the memory of the process. Safe to use from several threads.
class Pace {
public:
    static constexpr int in_a_row{100};
    static constexpr int a_second{50};

    /// How long this system has to wait before this request; nothing when it is taken, and counted.
    std::chrono::milliseconds take(std::int64_t client, Instant now);

private:
    std::mutex mutex_{};
    std::map<std::int64_t, Instant> free_at_{};  ///< when all that was taken is forgotten
};

}  // namespace holdfast::api
