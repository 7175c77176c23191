#pragma once

#include "base/time.hpp"
#include "core/access/grant.hpp"
#include "core/api/pace.hpp"
#include "core/api/scope.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::api {

namespace permissions {
inline constexpr Permission manage_clients{"api.manage_clients", "Let an agency's system use the API, renew its secret and end it"};
}  // namespace permissions

/// How events name a system.
inline constexpr std::string_view client_kind = "api_client";
/// One that is in use and the one that follows it.
inline constexpr std::size_t most_secrets = 2;
/// How long a token opens the API.
inline constexpr std::chrono::minutes token_lasts{10};

/// A secret of a system; it is shown once and kept as its fingerprint.
struct Secret {
    Id<Secret> id{};
    Instant made_at{};
    std::optional<Instant> used_at{};  ///< when a token was last had for it
    std::optional<Instant> ended_at{};
};

/// A system of an agency that uses the API. Its account is what records and the trail name it by; nobody signs in with that.
struct Client {
    Id<Client> id{};
    Id<trail::Account> account{};
    std::string key{};  ///< `client_id`
    std::string name{};
    access::AgencyId agency{};
    std::vector<std::string> scopes{};
    std::int64_t a_second{usual_pace};  ///< how many requests it may make
    Instant made_at{};
    std::optional<Instant> ended_at{};
    std::vector<Secret> secrets{};  ///< the latest first, ended ones too
};
/// Those that still open something.
std::size_t open_secrets(const Client& client);
/// When a token was last had with any of its secrets.
std::optional<Instant> last_used(const Client& client);

/// The words between blanks: how scopes stand in forms and in the database.
std::vector<std::string> scopes_in(std::string_view text);
std::string together(const std::vector<std::string>& scopes);

}  // namespace holdfast::api
