#pragma once

#include "web/request.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::web {

enum class SameSite { lax, strict };

/// One cookie for the browser to keep: never readable by scripts, sent to this site only, for every path.
struct Cookie {
    std::string_view name{};  ///< without prefix
    std::string_view value{};
    SameSite same_site{SameSite::strict};
    std::optional<std::chrono::seconds> max_age{};  ///< absent: until the browser closes; zero: forget it now
    bool is_behind_tls{false};                      ///< adds Secure and the prefix `__Host-`
};

/// The name under which the browser sends the cookie back.
std::string cookie_name(std::string_view name, bool is_behind_tls);

/// The value of a Set-Cookie header. Throws std::invalid_argument for a name or value that is not made of cookie characters.
std::string set_cookie(const Cookie& cookie);

/// Adds the pairs of one Cookie header; what is not `name=value` with lawful characters is passed over.
void parse_cookies(std::string_view header, Fields& cookies);

}  // namespace holdfast::web
