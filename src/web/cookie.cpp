#include "web/cookie.hpp"

#include "web/ascii.hpp"

#include <algorithm>
#include <stdexcept>

namespace holdfast::web {

namespace {

bool is_name(std::string_view name) {
    const auto is_lawful = [](char c) { return c > 0x20 && c < 0x7F && std::string_view("()<>@,;:\\\"/[]?={}").find(c) == std::string_view::npos; };
    return !name.empty() && std::all_of(name.begin(), name.end(), is_lawful);
}

bool is_value(std::string_view value) {
    const auto is_lawful = [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\'; };
    return std::all_of(value.begin(), value.end(), is_lawful);
}

}  // namespace

std::string cookie_name(std::string_view name, bool is_behind_tls) { return is_behind_tls ? "__Host-" + std::string(name) : std::string(name); }

std::string set_cookie(const Cookie& cookie) {
    if (!is_name(cookie.name) || !is_value(cookie.value)) throw std::invalid_argument("a cookie with characters that cookies cannot hold");
    std::string header = cookie_name(cookie.name, cookie.is_behind_tls);
    header.append("=").append(cookie.value).append("; Path=/; HttpOnly; SameSite=");
    header += cookie.same_site == SameSite::strict ? "Strict" : "Lax";
    if (cookie.max_age) header += "; Max-Age=" + std::to_string(cookie.max_age->count());
    if (cookie.is_behind_tls) header += "; Secure";
    return header;
}

void parse_cookies(std::string_view header, Fields& cookies) {
    split(header, ';', [&](std::string_view pair) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) return;
        const std::string_view name = trimmed(pair.substr(0, equals));
        const std::string_view value = trimmed(pair.substr(equals + 1));
        if (is_name(name) && is_value(value)) cookies.add(std::string(name), std::string(value));
    });
}

}  // namespace holdfast::web
