#pragma once

#include "core/api/operation_api.hpp"

#include <string>
#include <vector>

namespace holdfast::api {

/// The part of docs/reference/access.md about the API: every operation with its scope and what that lets a system do, and what is open without one.
std::string reference_part(const std::vector<Operation>& operations);

}  // namespace holdfast::api
