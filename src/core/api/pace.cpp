#include "core/api/pace.hpp"

#include <algorithm>

namespace holdfast::api {

std::chrono::milliseconds Pace::take(std::int64_t client, Instant now) {
    constexpr std::chrono::milliseconds each{1000 / a_second};
    constexpr std::chrono::milliseconds span = each * in_a_row;
    const std::lock_guard turn(mutex_);
    std::erase_if(free_at_, [&](const auto& entry) { return entry.second <= now; });
    Instant& free_at = free_at_[client];
    const Instant next = std::max(free_at, now) + each;
    if (next > now + span) return std::chrono::ceil<std::chrono::milliseconds>(next - now - span);
    free_at = next;
    return {};
}

}  // namespace holdfast::api
