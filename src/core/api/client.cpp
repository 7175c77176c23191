#include "core/api/client.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::api {

std::size_t open_secrets(const Client& client) {
    return static_cast<std::size_t>(std::ranges::count_if(client.secrets, [](const Secret& secret) { return !secret.ended_at; }));
}

std::optional<Instant> last_used(const Client& client) {
    std::optional<Instant> latest;
    for (const auto& secret : client.secrets) latest = std::max(latest, secret.used_at);
    return latest;
}

std::vector<std::string> scopes_in(std::string_view text) {
    std::vector<std::string> scopes;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) scopes.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return scopes;
}

std::string together(const std::vector<std::string>& scopes) { return fmt::format("{}", fmt::join(scopes, " ")); }

}  // namespace holdfast::api
