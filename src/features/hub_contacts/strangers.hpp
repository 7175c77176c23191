#pragma once

#include "base/time.hpp"

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace holdfast::hub_contacts {

/// How many contacts are begun in a while from one address without anybody signed in: enough for a family and its neighbours, too few to bury the hub's queue. Each that is sent was
/// begun. Counted in the memory of the process. Safe to use from several threads.
class Strangers {
public:
    static constexpr int most{10};
    static constexpr std::chrono::minutes span{30};

    /// How long to wait before the next one from this address; nothing when one may be begun.
    std::chrono::seconds wait(const std::string& address, Instant now);
    /// Counts one that was begun.
    void count(const std::string& address, Instant now);

private:
    std::mutex mutex_{};
    std::map<std::string, Instant> free_at_{};  ///< when all that came from an address is forgotten
};

}  // namespace holdfast::hub_contacts
