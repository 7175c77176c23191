#include "core/api/problem_api.hpp"

#include "core/api/body_api.hpp"
#include "core/exchange/json_writer.hpp"
#include "web/error_page.hpp"

#include <fmt/format.h>

namespace holdfast::api {

using exchange::Value;

web::Response answer_of(const Problem& problem) {
    Value::Object body{{"type", "about:blank"}, {"title", web::reason_phrase(problem.status)}, {"status", Decimal(problem.status, 0)}};
    if (!problem.detail.empty()) body.emplace_back("detail", problem.detail);
    std::vector<Value::Object> errors;
    for (const auto& error : problem.errors) errors.push_back({{"pointer", pointer_to(error.field)}, {"detail", error.message}});
    if (!errors.empty()) body.emplace_back("errors", std::move(errors));
    web::Response response{.status = problem.status, .content_type = "application/problem+json", .headers = problem.headers};
    exchange::append_json_object(response.body, body);
    return response;
}

static int status_of(Refusal::Kind kind) {
    switch (kind) {
        case Refusal::Kind::invalid: return 422;
        case Refusal::Kind::not_found: return 404;
        case Refusal::Kind::forbidden: return 403;
        case Refusal::Kind::conflict: return 409;
    }
    return 422;
}

Problem problem_of(const Refusal& refusal) {
    std::string detail = refusal.message;
    if (detail.empty() && !refusal.errors.empty()) detail = "Some fields have to be put right; nothing was kept";
    return {.status = status_of(refusal.kind), .detail = std::move(detail), .errors = refusal.errors};
}

web::Response with_request_id(web::Response response, std::string_view number) {
    response.headers.emplace_back("Request-Id", number);
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"api.json\"; filename*=UTF-8''api.json");
    return response;
}

static std::string_view detail_of(int status) {
    switch (status) {
        case 400: return "The body is not UTF-8, or the request is malformed";
        case 405: return "Use GET, HEAD or POST";
        case 408: return "The request did not come in time: send the same again";
        case 411: return "Send Content-Length, and no Transfer-Encoding";
        case 413: return "The body is too large";
        case 414: return "The address is too long";
        case 415: return "Send application/json";
        case 421: return "This host is not served here";
        case 431: return "The head of the request is too long";
        case 503: return "Nothing was kept. Send the same again, with the same key";
        default: return {};
    }
}

web::Response front_problem(int status) {
    Problem problem{.status = status, .detail = std::string(detail_of(status))};
    if (status == 405) problem.headers.emplace_back("Allow", "GET, HEAD, POST");
    if (status == 503) problem.headers.emplace_back("Retry-After", "5");
    return with_request_id(answer_of(problem), web::incident_number());
}

Problem bearer_problem(std::string_view error, std::string_view scope) {
    std::string challenge = "Bearer realm=\"holdfast\"";
    if (!error.empty()) challenge += fmt::format(", error=\"{}\"", error);
    if (!scope.empty()) challenge += fmt::format(", scope=\"{}\"", scope);
    const bool is_known = error == "insufficient_scope";
    return {.status = is_known ? 403 : 401,
            .detail = is_known ? "The token is not for this" : "Show a token of POST /api/token that has not run out",
            .headers = {{"WWW-Authenticate", std::move(challenge)}}};
}

}  // namespace holdfast::api
