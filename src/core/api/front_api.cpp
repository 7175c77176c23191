#include "core/api/front_api.hpp"

#include "core/access/secret.hpp"
#include "core/api/accept_api.hpp"
#include "core/api/body_api.hpp"
#include "core/api/description_api.hpp"
#include "core/api/pace.hpp"
#include "core/api/problem_api.hpp"
#include "core/api/replay_store.hpp"
#include "core/api/token_api.hpp"
#include "core/api/token_service.hpp"
#include "core/exchange/json_writer.hpp"
#include "web/error_page.hpp"
#include "web/path_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>
#include <set>

namespace holdfast::api {

using SharedRequest = std::shared_ptr<web::Request>;

static constexpr std::size_t longest_key = 200;

namespace {
/// One request of a system that may make it.
struct Call {
    const Operation& operation;
    SharedRequest request;
    web::Respond respond;
    std::string token{};
    std::string key{};                  ///< of an act: the fingerprint of its Idempotency-Key
    std::string request_fingerprint{};  ///< of an act: what the key stands for
    std::vector<FieldError> errors{};   ///< of its body, by its shape alone
};
}  // namespace

struct Front::State {
    trail::Journal& journal;
    std::vector<Operation> operations;
    FrontSettings settings;
    std::vector<Role> roles{};  ///< one for each scope
    std::shared_ptr<const std::string> description{};
    web::PathTable<const Operation*> paths{};
    Pace pace{};
    std::mutex mutex{};
    std::set<std::pair<std::int64_t, std::string>> under_way{};

    void dispatch(const SharedRequest& request, web::Respond respond);
    std::optional<Problem> refused_entry(const Bearer& bearer, const Operation& operation, const web::Request& request) const;
    std::optional<Problem> refused_entry(const Call& call, Bearer& bearer);
    void look(Call call);
    void begin_act(Call call);
    void run_act(std::shared_ptr<Call> call, Id<Client> client);
    web::Response acted(trail::Change& change, const Call& call, Id<Client> client, bool& is_kept);
    web::Response failed(std::exception_ptr failure) const;
};

bool is_of_api(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

std::vector<Scope> scopes_of(const std::vector<Operation>& operations) {
    std::vector<Scope> scopes;
    for (const auto& operation : operations)
        if (std::ranges::find(scopes, operation.scope) == scopes.end()) scopes.push_back(operation.scope);
    return scopes;
}

Front::Front(trail::Journal& journal, std::vector<Operation> operations, FrontSettings settings)
    : state_(std::make_unique<State>(journal, std::move(operations), std::move(settings))) {
    State& state = *state_;
    for (const auto& scope : scopes_of(state.operations)) state.roles.push_back({scope.token, scope.words, {scope.permission}});
    state.description = std::make_shared<const std::string>(description_of(state.operations, state.settings.partnership));
    for (const auto& operation : state.operations) state.paths.add(operation.act ? web::Method::post : web::Method::get, operation.pattern, &operation);
}

Front::~Front() = default;

void Front::answer(const SharedRequest& request, web::Respond respond) {
    const auto finish = [respond = std::move(respond), number = web::incident_number()](web::Response response) {
        respond(with_request_id(std::move(response), number));
    };
    try {
        state_->dispatch(request, finish);
    } catch (const std::exception&) {
        finish(state_->failed(std::current_exception()));
    }
}

static Problem wrong_method(const std::vector<web::Method>& methods) {
    std::string allowed;
    for (const auto method : methods)
        allowed += method == web::Method::get ? "GET, HEAD" : method == web::Method::post ? (allowed.empty() ? "POST" : ", POST") : "";
    return {.status = 405, .detail = "Use " + allowed, .headers = {{"Allow", allowed}}};
}

void Front::State::dispatch(const SharedRequest& request, web::Respond respond) {
    const bool is_post = request->method == web::Method::post;
    const auto refuse = [&](const Problem& problem) { respond(answer_of(problem)); };
    if (request->path == token_path) {
        if (!is_post) return refuse(wrong_method({web::Method::post}));
        return answer_token(journal, *request, std::move(respond), [this](std::exception_ptr failure) { return failed(failure); });
    }
    if (request->path == description_path) {
        if (is_post) return refuse(wrong_method({web::Method::get}));
        return respond({.content_type = "application/json", .shared_body = description});
    }
    auto match = paths.find(request->method, request->path);
    if (match.payload == nullptr)
        return refuse(match.methods.empty() ? Problem{.status = 404, .detail = "There is nothing here"} : wrong_method(match.methods));
    request->path_parameters = std::move(match.parameters);
    if (!takes_json(*request)) return refuse({.status = 406, .detail = "Only application/json is given"});
    Call call{.operation = **match.payload, .request = request, .respond = std::move(respond), .token = bearer_token(*request)};
    if (is_post) return begin_act(std::move(call));
    look(std::move(call));
}

std::optional<Problem> Front::State::refused_entry(const Bearer& bearer, const Operation& operation, const web::Request& request) const {
    if (bearer.client.number == 0) return bearer_problem(shows_authorization(request) ? "invalid_token" : "");
    if (!bearer.actor.may(operation.scope.permission)) return bearer_problem("insufficient_scope", operation.scope.token);
    return std::nullopt;
}

/// A name in the address that the operation does not know: a mistyped `after` must not give the first part for ever.
static std::optional<Problem> unknown_parameter(const web::Request& request, const Operation& operation) {
    for (const auto& [name, value] : request.query.all()) {
        if (operation.has_pages && name == "after") continue;
        const auto why = fmt::format("There is no parameter \"{}\" in this address", name);
        return Problem{.status = 400, .detail = why, .errors = {{"", why}}};
    }
    return std::nullopt;
}

std::optional<Problem> Front::State::refused_entry(const Call& call, Bearer& bearer) {
    journal.database().read([&](store::Reader& reader) { bearer = bearer_of(reader, call.token, roles, trail::nobody(call.request->peer), journal.now()); });
    if (auto refused = refused_entry(bearer, call.operation, *call.request)) return refused;
    const auto wait = pace.take({bearer.client.number, bearer.a_second}, journal.now());
    if (wait.count() == 0) return unknown_parameter(*call.request, call.operation);
    return Problem{
        .status = 429, .detail = "Too many requests", .headers = {{"Retry-After", std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count())}}};
}

static std::string text_of(const Operation& operation, const Reply& reply) {
    exchange::Value::Object whole = reply.body;
    if (operation.is_list) whole = {{"items", reply.list}};
    if (operation.has_pages) whole.emplace_back("next", reply.next);
    std::string text;
    exchange::append_json_object(text, whole);
    return text;
}

static web::Response answer_of(const Replay& kept) {
    web::Response response{.status = kept.status, .content_type = "application/json", .body = kept.body};
    if (!kept.location.empty()) response.headers.emplace_back("Location", kept.location);
    return response;
}

void Front::State::look(Call call) {
    Bearer bearer;
    if (auto refused = refused_entry(call, bearer)) return call.respond(answer_of(*refused));
    web::Response response;
    std::vector<RecordRef> looks;
    journal.database().read([&](store::Reader& reader) {
        trail::View view{reader, bearer.actor, journal.now()};
        const auto seen = call.operation.look(view, *call.request);
        response = seen ? web::Response{.content_type = "application/json", .body = text_of(call.operation, *seen)} : answer_of(problem_of(seen.refusal()));
        looks = view.looks();
    });
    if (looks.empty()) return call.respond(std::move(response));
    journal.note_looks(bearer.actor, std::move(looks),
                       [this, respond = std::move(call.respond), response](std::exception_ptr failure) { respond(failure ? failed(failure) : response); });
}

/// Visible ASCII, with or without the quotation marks of a structured field.
static std::string key_in(const web::Request& request) {
    const auto heads = request.headers.every("idempotency-key");
    if (heads.size() != 1) return {};
    std::string_view key = heads.front();
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"') key = key.substr(1, key.size() - 2);
    const bool is_visible = std::ranges::all_of(key, [](char c) { return c > ' ' && c < '\x7F'; });
    return is_visible && key.size() <= longest_key ? std::string(key) : std::string{};
}

void Front::State::begin_act(Call call) {
    Bearer bearer;
    if (auto refused = refused_entry(call, bearer)) return call.respond(answer_of(*refused));
    if (!sends_json(*call.request)) return call.respond(answer_of(Problem{.status = 415, .detail = "Send application/json"}));
    const auto key = key_in(*call.request);
    if (key.empty())
        return call.respond(
            answer_of(Problem{.status = 400, .detail = "Send the head Idempotency-Key, 1 to 200 visible characters, another one for each request"}));
    auto body = read_body(call.request->body, call.operation.takes);
    if (const auto* why = std::get_if<std::string>(&body)) return call.respond(answer_of(Problem{.status = 400, .detail = *why, .errors = {{"", *why}}}));
    call.request->form = std::move(std::get<Body>(body).fields);
    call.errors = std::move(std::get<Body>(body).errors);
    call.key = access::fingerprint(key);
    call.request_fingerprint = access::fingerprint(settings.replay_key + call.request->path + "\n" + call.request->body);
    const std::pair mark{bearer.client.number, call.key};
    {
        const std::lock_guard turn(mutex);
        if (!under_way.insert(mark).second)
            return call.respond(answer_of(Problem{.status = 409, .detail = "A request with this key is still under way", .headers = {{"Retry-After", "1"}}}));
    }
    run_act(std::make_shared<Call>(std::move(call)), bearer.client);
}

void Front::State::run_act(std::shared_ptr<Call> call, Id<Client> client) {
    const auto response = std::make_shared<web::Response>();
    const auto bearer = std::make_shared<Bearer>();
    journal.change_later({
        .identify =
            [this, call, bearer](store::Writer& writer) {
                *bearer = bearer_of(writer, call->token, roles, trail::nobody(call->request->peer), journal.now());
                return bearer->actor;
            },
        .reason = call->operation.reason,
        .act =
            [this, call, bearer, response](trail::Change& change) {
                bool is_kept = false;
                if (auto refused = refused_entry(*bearer, call->operation, *call->request)) *response = answer_of(*refused);
                else *response = acted(change, *call, bearer->client, is_kept);
                return is_kept;
            },
        .done =
            [this, call, client, response](std::exception_ptr failure) {
                {
                    const std::lock_guard turn(mutex);
                    under_way.erase({client.number, call->key});
                }
                call->respond(failure ? failed(failure) : std::move(*response));
            },
    });
}

/// What the rules say as well as the shape; the first word on a field is enough.
static Outcome<Reply> with_errors_of(const Call& call, Outcome<Reply> outcome) {
    if (call.errors.empty()) return outcome;
    auto errors = call.errors;
    const auto is_named = [&](const std::string& field) {
        return std::ranges::any_of(call.errors, [&](const FieldError& error) { return error.field == field || error.field.starts_with(field + "/"); });
    };
    if (!outcome)
        for (const auto& more : outcome.refusal().errors)
            if (!is_named(more.field)) errors.push_back(more);
    return invalid(std::move(errors));
}

web::Response Front::State::acted(trail::Change& change, const Call& call, Id<Client> client, bool& is_kept) {
    if (const auto kept = find_replay(change, client, call.key)) {
        if (kept->request_fingerprint == call.request_fingerprint) return answer_of(*kept);
        return answer_of(Problem{.status = 422, .detail = "This Idempotency-Key was used for another request"});
    }
    const auto done = with_errors_of(call, call.operation.act(change, *call.request));
    if (!done) return answer_of(problem_of(done.refusal()));
    const Replay made{.request_fingerprint = call.request_fingerprint, .status = 201, .location = done->location, .body = text_of(call.operation, *done)};
    insert_replay(change, client, call.key, made);
    is_kept = true;
    return answer_of(made);
}

web::Response Front::State::failed(std::exception_ptr failure) const {
    const std::string incident = web::incident_number();
    try {
        std::rethrow_exception(failure);
    } catch (const store::Unavailable& unavailable) {
        settings.log.warning("store.unavailable", {{"incident", incident}, {"why", std::string_view(unavailable.what())}});
        return answer_of(Problem{.status = 503, .detail = "Nothing was kept. Send the same again, with the same key", .headers = {{"Retry-After", "5"}}});
    } catch (const std::exception& fault) {
        settings.log.fault("api.failed", {{"incident", incident}, {"why", std::string_view(fault.what())}});
    }
    return answer_of(Problem{.status = 500, .detail = fmt::format("If you report this, give the number {}", incident)});
}

}  // namespace holdfast::api
