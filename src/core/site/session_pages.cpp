#include "core/site/session_pages.hpp"

#include "core/site/cookies.hpp"
#include "core/site/page.hpp"

#include <algorithm>

namespace holdfast::site {

std::string_view session_token(const web::Request& request) { return request.cookies.get(session_cookie); }

std::string_view device_token(const web::Request& request) { return request.cookies.get(device_cookie); }

web::Response with_device(web::Response response, std::string_view token) {
    response.headers.emplace_back(keep_device, token);
    return response;
}

web::Response with_session(web::Response response, std::string_view token) {
    response.headers.emplace_back(keep_session, token);
    return response;
}

Page with_session(Page page, std::string_view token) {
    page.headers.emplace_back(keep_session, token);
    return page;
}

Page with_device(Page page, std::string_view token) {
    page.headers.emplace_back(keep_device, token);
    return page;
}

web::Response without_session(web::Response response) {
    response.headers.emplace_back(forget_session, "");
    // Not the cookies: that of the device stays, so that its owner is not made to wait for strangers' wrong passwords.
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

/// Browsers drop blanks and line ends, so that what stands between two strokes might be the start of another site's address.
std::string own_path(std::string_view next) {
    const bool is_visible = std::ranges::all_of(next, [](char c) { return c > ' ' && c < '\x7f'; });
    const bool is_own = is_visible && next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\';
    return is_own ? std::string(next) : "/";
}

web::Response redirect_with_message(std::string_view path, std::string_view message) {
    web::Response response = web::redirect(path);
    response.headers.emplace_back(keep_message, message);
    return response;
}

}  // namespace holdfast::site
