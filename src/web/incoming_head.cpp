#include "web/incoming_head.hpp"

#include "web/ascii.hpp"
#include "web/cookie.hpp"
#include "web/target.hpp"

#include <algorithm>

namespace holdfast::web {

namespace {

bool contains(const std::vector<std::string>& list, std::string_view text) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& entry) { return same_ignoring_case(entry, text); });
}

/// What an address may consist of, so that a proxy cannot be made to pass on anything else.
bool looks_like_address(std::string_view text) {
    return !text.empty() && text.size() <= 45 && text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
}

}  // namespace

int decode_head(Request& request, const std::vector<std::string>& allowed_hosts) {
    auto target = parse_target(request.target);
    if (!target) return 400;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    for (const auto header : request.headers.every("cookie")) parse_cookies(header, request.cookies);
    request.host = request.headers.get("host");
    return allowed_hosts.empty() || contains(allowed_hosts, request.host) ? 0 : 421;
}

std::string client_address(std::string_view peer, const Fields& headers, const std::vector<std::string>& trusted_proxies) {
    std::vector<std::string_view> hops;
    for (const auto header : headers.every("x-forwarded-for")) split(header, ',', [&](std::string_view hop) { hops.push_back(hop); });
    std::string_view client = peer;
    while (!hops.empty() && contains(trusted_proxies, client) && looks_like_address(hops.back())) {
        client = hops.back();
        hops.pop_back();
    }
    return std::string(client);
}

}  // namespace holdfast::web
