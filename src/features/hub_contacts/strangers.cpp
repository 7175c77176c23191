#include "features/hub_contacts/strangers.hpp"

#include <algorithm>

namespace holdfast::hub_contacts {

static constexpr auto each = std::chrono::duration_cast<std::chrono::seconds>(Strangers::span) / Strangers::most;

std::chrono::seconds Strangers::wait(const std::string& address, Instant now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(free_at_, [now](const auto& known) { return known.second <= now; });
    const auto known = free_at_.find(address);
    if (known == free_at_.end() || known->second + each <= now + span) return {};
    return std::chrono::ceil<std::chrono::seconds>(known->second + each - now - span);
}

void Strangers::count(const std::string& address, Instant now) {
    const std::lock_guard lock(mutex_);
    auto& free_at = free_at_[address];
    free_at = std::max(now, free_at) + each;
}

}  // namespace holdfast::hub_contacts
