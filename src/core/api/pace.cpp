#include "core/api/pace.hpp"

#include <algorithm>

namespace holdfast::api {

std::chrono::milliseconds Pace::take(const Step& step, Instant now) {
    constexpr std::chrono::microseconds span = std::chrono::seconds{in_a_row_seconds};
    const std::chrono::microseconds each{1'000'000 / step.a_second};
    const std::lock_guard turn(mutex_);
    std::erase_if(free_at_, [&](const auto& entry) { return entry.second <= now; });
    Moment& free_at = free_at_[step.client];
    const Moment next = std::max<Moment>(free_at, now) + each;
    if (next > now + span) return std::chrono::ceil<std::chrono::milliseconds>(next - now - span);
    free_at = next;
    return {};
}

}  // namespace holdfast::api
