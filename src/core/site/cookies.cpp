#include "core/site/cookies.hpp"

#include "web/cookie.hpp"
#include "web/percent.hpp"

#include <chrono>

namespace holdfast::site {

static constexpr std::chrono::seconds message_life{60};
static constexpr std::chrono::seconds device_life = std::chrono::hours{24 * 365};

void read_cookies(web::Request& request, bool is_behind_tls) {
    web::Fields ours;
    for (const std::string_view name : {session_cookie, message_cookie, device_cookie})
        if (const auto value = request.cookies.find(web::cookie_name(name, is_behind_tls))) ours.add(std::string(name), std::string(*value));
    request.cookies = std::move(ours);
}

/// SameSite=Lax: a link in a message to a colleague opens the page and not the sign-in form; posts from elsewhere stay without the cookie.
static web::Cookie our_cookie(std::string_view name, std::string_view value, bool is_behind_tls) {
    return {.name = name, .value = value, .same_site = web::SameSite::lax, .max_age = {}, .is_behind_tls = is_behind_tls};
}

static std::string cookie_for(std::string_view mark, const std::string& value, bool is_behind_tls) {
    if (mark == keep_session) return web::set_cookie(our_cookie(session_cookie, value, is_behind_tls));
    if (mark == keep_device) {
        web::Cookie cookie = our_cookie(device_cookie, value, is_behind_tls);
        cookie.max_age = device_life;
        return web::set_cookie(cookie);
    }
    web::Cookie cookie = our_cookie(mark == keep_message ? message_cookie : session_cookie, "", is_behind_tls);
    cookie.max_age = mark == keep_message ? message_life : std::chrono::seconds{0};
    const std::string encoded = web::percent_encoded(value);
    cookie.value = encoded;
    return web::set_cookie(cookie);
}

void write_cookies(web::Response& response, bool is_behind_tls) {
    for (auto& [name, value] : response.headers) {
        if (name != keep_session && name != forget_session && name != keep_message && name != keep_device) continue;
        value = cookie_for(name, value, is_behind_tls);
        name = "Set-Cookie";
    }
}

std::optional<std::string> message_of(const web::Request& request) {
    const auto encoded = request.cookies.find(message_cookie);
    if (!encoded || encoded->empty()) return std::nullopt;
    return web::percent_decoded(*encoded, web::Plus::is_plus);
}

void forget_message(web::Response& response, bool is_behind_tls) {
    web::Cookie cookie = our_cookie(message_cookie, "", is_behind_tls);
    cookie.max_age = std::chrono::seconds{0};
    response.headers.emplace_back("Set-Cookie", web::set_cookie(cookie));
}

}  // namespace holdfast::site
