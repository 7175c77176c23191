#include "core/api/token_api.hpp"

#include "core/api/token_service.hpp"
#include "core/exchange/json_writer.hpp"
#include "web/ascii.hpp"
#include "web/percent.hpp"

#include <array>
#include <optional>
#include <set>
#include <sodium.h>

namespace holdfast::api {

using exchange::Value;

namespace {
/// What a request for a token says, or the error of RFC 6749, section 5.2, and what to say of it.
struct Asked {
    Credentials shown{};
    bool is_basic{};
    std::string error{};
    std::string why{};
};
}  // namespace

static web::Response json_answer(int status, const Value::Object& body) {
    web::Response response{.status = status, .content_type = "application/json", .headers = {{"Pragma", "no-cache"}}};
    exchange::append_json_object(response.body, body);
    return response;
}

static web::Response error_answer(const Asked& asked, std::string_view error, std::string_view why) {
    const bool is_unknown = error == "invalid_client";
    auto response = json_answer(is_unknown ? 401 : 400, {{"error", error}, {"error_description", why}});
    if (is_unknown)
        response.headers.emplace_back("WWW-Authenticate", asked.is_basic ? "Basic realm=\"holdfast\", charset=\"UTF-8\"" : "Basic realm=\"holdfast\"");
    return response;
}

static std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

/// Both are encoded as in a form before they are joined; section 2.3.1.
static bool read_basic(std::string_view head, Asked& asked) {
    constexpr std::string_view scheme = "basic ";
    if (!web::same_ignoring_case(head.substr(0, scheme.size()), scheme)) return false;
    const auto pair = from_base64(web::trimmed(head.substr(scheme.size())));
    const auto colon = pair ? pair->find(':') : std::string::npos;
    if (colon == std::string::npos) return false;
    const auto key = web::percent_decoded(std::string_view(*pair).substr(0, colon), web::Plus::is_space);
    const auto secret = web::percent_decoded(std::string_view(*pair).substr(colon + 1), web::Plus::is_space);
    if (!key || !secret) return false;
    asked.shown.key = *key;
    asked.shown.secret = *secret;
    return true;
}

static bool has_doubled(const web::Fields& form) {
    std::set<std::string_view> seen;
    for (const auto& [name, value] : form.all())
        if (!seen.insert(name).second) return true;
    return false;
}

static void refuse(Asked& asked, const char* error, const char* why) {
    asked.error = error;
    asked.why = why;
}

static Asked asked_in(const web::Request& request) {
    const auto heads = request.headers.every("authorization");
    Asked asked{.is_basic = !heads.empty()};
    const auto& form = request.form;
    asked.shown.key = form.get("client_id");
    asked.shown.secret = form.get("client_secret");
    asked.shown.scopes = scopes_in(form.get("scope"));
    if (!form.has("grant_type")) refuse(asked, "invalid_request", "Send a form with grant_type=client_credentials");
    else if (has_doubled(form) || !request.query.all().empty()) refuse(asked, "invalid_request", "A parameter came twice, or in the address");
    else if (form.get("grant_type") != "client_credentials") refuse(asked, "unsupported_grant_type", "Only client_credentials is supported");
    else if (asked.is_basic && form.has("client_secret")) refuse(asked, "invalid_request", "Show the secret in the head or in the form, not in both");
    else if (asked.is_basic && (heads.size() != 1 || !read_basic(heads.front(), asked)))
        refuse(asked, "invalid_client", "The head Authorization cannot be read");
    else if (asked.shown.key.empty() || asked.shown.secret.empty()) refuse(asked, "invalid_client", "Show the client and its secret");
    return asked;
}

static web::Response answer_of(const Asked& asked, const TokenAnswer& answer) {
    if (const auto* issued = std::get_if<Issued>(&answer))
        return json_answer(200, {{"access_token", issued->token},
                                 {"token_type", "Bearer"},
                                 {"expires_in", Decimal(std::chrono::seconds(token_lasts).count(), 0)},
                                 {"scope", together(issued->scopes)}});
    if (const auto* wait = std::get_if<std::chrono::seconds>(&answer)) {
        auto response = error_answer(asked, "invalid_request", "Too many attempts failed. Wait as long as Retry-After says");
        response.status = 429;
        response.headers.emplace_back("Retry-After", std::to_string(wait->count()));
        return response;
    }
    if (std::get<Denied>(answer) == Denied::wrong_scope) return error_answer(asked, "invalid_scope", "The client may not have all of these scopes");
    return error_answer(asked, "invalid_client", "The client or its secret is wrong or was ended, or its agency has no agreement in date");
}

void answer_token(trail::Journal& journal, const web::Request& request, web::Respond respond, std::function<web::Response(std::exception_ptr)> failed) {
    const Asked asked = asked_in(request);
    if (!asked.error.empty()) return respond(error_answer(asked, asked.error, asked.why));
    issue_token(journal, asked.shown, trail::nobody(request.peer),
                [asked, respond = std::move(respond), failed = std::move(failed)](const TokenAnswer& answer, std::exception_ptr failure) {
                    respond(failure ? failed(failure) : answer_of(asked, answer));
                });
}

}  // namespace holdfast::api
