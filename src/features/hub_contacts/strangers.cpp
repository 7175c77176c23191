#include "features/hub_contacts/strangers.hpp"

#include <algorithm>

namespace holdfast::hub_contacts {

std::chrono::seconds Strangers::take(const std::string& address, Instant now) {
    constexpr auto each = std::chrono::duration_cast<std::chrono::seconds>(span) / most;
    const std::lock_guard lock(mutex_);
    std::erase_if(free_at_, [now](const auto& known) { return known.second <= now; });
    const Instant from = std::max(now, free_at_.contains(address) ? free_at_[address] : now);
    if (from + each > now + span) return std::chrono::ceil<std::chrono::seconds>(from + each - now - span);
    free_at_[address] = from + each;
    return {};
}

}  // namespace holdfast::hub_contacts
