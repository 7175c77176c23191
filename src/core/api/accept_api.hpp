#pragma once

#include "web/request.hpp"

#include <string>

namespace holdfast::api {

/// Whether the sender takes JSON: it says so, or nothing.
bool takes_json(const web::Request& request);
bool sends_json(const web::Request& request);

/// The token of a head `Authorization: Bearer ...`; empty without one, and where there are two.
std::string bearer_token(const web::Request& request);
bool shows_authorization(const web::Request& request);

}  // namespace holdfast::api
