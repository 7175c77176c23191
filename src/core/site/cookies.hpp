#pragma once

#include "web/request.hpp"
#include "web/response.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::site {

/// The names of our cookies, without the prefix they get behind TLS; Request::cookies has them under these names.
inline constexpr std::string_view session_cookie = "holdfast";
inline constexpr std::string_view message_cookie = "holdfast-message";
/// Known to the browser for a year: that somebody has signed in with it before, so that strangers' failures do not hold them up.
inline constexpr std::string_view device_cookie = "holdfast-device";

/// What pages ask for in place of a Set-Cookie header, because only the site knows whether it is behind TLS.
inline constexpr std::string_view keep_session = "Holdfast-Keep-Session";
inline constexpr std::string_view forget_session = "Holdfast-Forget-Session";
inline constexpr std::string_view keep_message = "Holdfast-Keep-Message";
inline constexpr std::string_view keep_device = "Holdfast-Keep-Device";

/// Puts our cookies under their plain names whatever prefix the browser sent them with.
void read_cookies(web::Request& request, bool is_behind_tls);
/// Turns the marks above into Set-Cookie headers.
void write_cookies(web::Response& response, bool is_behind_tls);
/// The message left by the page before, if any.
std::optional<std::string> message_of(const web::Request& request);
/// Has the browser forget the message it has just been shown.
void forget_message(web::Response& response, bool is_behind_tls);

}  // namespace holdfast::site
