#pragma once

#include "core/api/operation_api.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::api {

inline constexpr std::string_view description_path = "/api/openapi.json";
inline constexpr std::string_view token_path = "/api/token";

/// The OpenAPI 3.1 description of these operations, from the same shapes by which requests are checked.
std::string description_of(const std::vector<Operation>& operations, const std::string& partnership);

}  // namespace holdfast::api
