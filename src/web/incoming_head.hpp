#pragma once

#include "web/request.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::web {

/// Fills path, query, cookies and host from `target` and `headers`. Gives 0 or the status with which the request is to be refused:
/// 400 for what cannot be decoded, 421 for a Host that is not among `allowed_hosts` (empty allows any).
int decode_head(Request& request, const std::vector<std::string>& allowed_hosts);

/// The address the request comes from: `peer` itself, or, when `peer` is a trusted proxy, the last address in X-Forwarded-For that is none.
std::string client_address(std::string_view peer, const Fields& headers, const std::vector<std::string>& trusted_proxies);

}  // namespace holdfast::web
