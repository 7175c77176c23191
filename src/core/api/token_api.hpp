#pragma once

#include "core/trail/journal.hpp"
#include "web/server.hpp"

#include <functional>
#include <memory>

namespace holdfast::api {

/// POST /api/token: the client credentials grant of RFC 6749, section 4.4. The key and the secret come in the head (HTTP Basic) or in the form, not in both.
/// `failed` answers what could not be kept.
void answer_token(trail::Journal& journal, const web::Request& request, web::Respond respond, std::function<web::Response(std::exception_ptr)> failed);

}  // namespace holdfast::api
