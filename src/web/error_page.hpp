#pragma once

#include "web/response.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace holdfast::web {

/// A plain page for a refusal at the HTTP level, in fixed words: no version, no path, nothing of the request.
Response error_page(int status);
/// 500 with the number under which the operator finds the fault in the log.
Response fault_page(std::string_view incident);
/// 503 with Retry-After, for a store that cannot answer now.
Response unavailable(std::chrono::seconds retry_after = std::chrono::seconds{5});

/// A fresh number for one fault, `7K3M-29QD`: hard to mistake when read out over the telephone.
std::string incident_number();

/// The reason phrase of RFC 9110: "Not Found".
std::string_view reason_phrase(int status);

}  // namespace holdfast::web
