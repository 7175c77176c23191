#pragma once

#include "base/outcome.hpp"
#include "web/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::api {

/// Why a request was not done, as RFC 9457 has it; each field that is wrong is named by its pointer (RFC 6901) in the words of the form.
struct Problem {
    int status{};
    std::string detail{};
    std::vector<FieldError> errors{};
    std::vector<std::pair<std::string, std::string>> headers{};
};
web::Response answer_of(const Problem& problem);
Problem problem_of(const Refusal& refusal);

/// What every answer of the API bears besides: the number of its request, and that a browser shows none of it.
web::Response with_request_id(web::Response response, std::string_view number);

/// A problem that the server finds before the API is asked: a body of another type or too large, a head that it does not take.
web::Response front_problem(int status);

/// 401 or 403 as RFC 6750 has it; `error` is empty where no token was shown.
Problem bearer_problem(std::string_view error, std::string_view scope = {});

}  // namespace holdfast::api
