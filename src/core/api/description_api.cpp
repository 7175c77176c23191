#include "core/api/description_api.hpp"

#include "core/api/replay_store.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace holdfast::api {

using Json = nlohmann::ordered_json;

static Json ref(std::string_view part, std::string_view name) { return {{"$ref", fmt::format("#/components/{}/{}", part, name)}}; }

static std::string words_of(const Property& property) {
    std::string words = property.means;
    for (const auto& choice : property.choices) words += fmt::format("\n- `{}`: {}", choice.token, choice.words);
    return words;
}

static Json tokens_of(const Property& property) {
    Json tokens = Json::array();
    for (const auto& choice : property.choices) tokens.push_back(choice.token);
    return tokens;
}

static Json schema_of(const Property& property) {
    Json schema{{"description", words_of(property)}};
    switch (property.kind) {
        case Kind::text: schema["type"] = "string"; break;
        case Kind::flag: schema["type"] = "boolean"; break;
        case Kind::day:
            schema["type"] = "string";
            schema["format"] = "date";
            break;
        case Kind::moment:
            schema["type"] = "string";
            schema["format"] = "date-time";
            break;
        case Kind::one_of:
            schema["type"] = "string";
            schema["enum"] = tokens_of(property);
            break;
        case Kind::any_of:
            schema["type"] = "array";
            schema["items"] = Json{{"type", "string"}, {"enum", tokens_of(property)}};
            break;
    }
    return schema;
}

static Json example_of(const Property& property) {
    if (property.kind == Kind::flag) return property.example == "true";
    if (property.kind == Kind::any_of) return Json::array({property.example});
    return property.example;
}

/// Values without an example are left out of it: they need not be there.
static Json example_of(const Shape& shape) {
    Json example = Json::object();
    for (const auto& property : shape.properties)
        if (!property.example.empty()) example[property.name] = example_of(property);
    return example;
}

static Json schema_of(const Shape& shape, bool is_sent) {
    Json schema{{"type", "object"}, {"properties", Json::object()}};
    Json required = Json::array();
    for (const auto& property : shape.properties) {
        schema["properties"][property.name] = schema_of(property);
        if (property.is_required) required.push_back(property.name);
    }
    if (!required.empty()) schema["required"] = std::move(required);
    if (is_sent) schema["additionalProperties"] = false;
    schema["examples"] = Json::array({example_of(shape)});
    return schema;
}

static Json list_schema(const Operation& operation) {
    Json schema{{"type", "object"}, {"required", {"items"}}, {"properties", {{"items", {{"type", "array"}, {"items", ref("schemas", operation.gives.name)}}}}}};
    if (operation.has_pages)
        schema["properties"]["next"] = Json{{"type", {"string", "null"}}, {"description", "What `after` says to have the rest; null at the end"}};
    return schema;
}

static Json problem_schema() {
    const Json text{{"type", "string"}};
    return {{"type", "object"},
            {"description", "A problem as RFC 9457 has it."},
            {"required", {"type", "title", "status"}},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"detail", text},
              {"errors",
               {{"type", "array"},
                {"description", "Each field that is wrong, by its pointer (RFC 6901)."},
                {"items", {{"type", "object"}, {"required", {"pointer", "detail"}}, {"properties", {{"pointer", text}, {"detail", text}}}}}}}}}};
}

static Json problem_answers() {
    const auto answer = [](const char* words) {
        return Json{{"description", words}, {"content", {{"application/problem+json", {{"schema", ref("schemas", "Problem")}}}}}};
    };
    return {{"BadRequest", answer("The body or the head of the request cannot be read.")},
            {"Unauthorized", answer("No token, or one that has run out or was ended.")},
            {"Forbidden", answer("The token is not for this.")},
            {"NotFound", answer("There is none of yours.")},
            {"Conflict", answer("A request with this key is still under way, or what is asked for is not possible now.")},
            {"UnprocessableContent", answer("Fields have to be put right, each named; or the key was used for another request. Nothing was kept.")},
            {"TooManyRequests", answer("Wait as many seconds as Retry-After says.")}};
}

static Json idempotency_parameter() {
    return {{"name", "Idempotency-Key"},
            {"in", "header"},
            {"required", true},
            {"description", fmt::format("Your own name for this request, 1 to 200 characters, another one for each. Sent again within {} hours with the same "
                                        "body, it is answered as the first time "
                                        "and nothing is done twice.",
                                        replays_kept_for.count())},
            {"schema", {{"type", "string"}, {"minLength", 1}, {"maxLength", 200}}},
            {"example", "8e03978e-40d5-43e8-bc93-6894a57f9324"}};
}

/// Of the path `{reference}`, and of a list the part that is wanted.
static Json parameters_of(const Operation& operation) {
    Json all = Json::array();
    for (auto at = operation.pattern.find('{'); at != std::string::npos; at = operation.pattern.find('{', at + 1)) {
        const auto name = operation.pattern.substr(at + 1, operation.pattern.find('}', at) - at - 1);
        all.push_back({{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
    }
    if (operation.has_pages)
        all.push_back({{"name", "after"}, {"in", "query"}, {"description", "`next` of the part before"}, {"schema", {{"type", "string"}}}});
    if (operation.act) all.push_back(idempotency_parameter());
    return all;
}

static Json success_of(const Operation& operation) {
    const Json schema = operation.is_list ? list_schema(operation) : ref("schemas", operation.gives.name);
    Json answer{{"description", operation.act ? "It is kept, and will stay so." : "As it is now."}, {"content", {{"application/json", {{"schema", schema}}}}}};
    if (operation.act) answer["headers"] = Json{{"Location", {{"description", "Where it is found from now on"}, {"schema", {{"type", "string"}}}}}};
    return answer;
}

static Json operation_of(const Operation& operation) {
    Json described{{"operationId", operation.name}, {"summary", operation.summary}, {"description", operation.means}};
    described["security"] = Json::array({{{"client", Json::array({operation.scope.token})}}});
    if (auto parameters = parameters_of(operation); !parameters.empty()) described["parameters"] = std::move(parameters);
    if (operation.act)
        described["requestBody"] = Json{{"required", true}, {"content", {{"application/json", {{"schema", ref("schemas", operation.takes.name)}}}}}};
    Json& answers = described["responses"] = Json::object();
    answers[operation.act ? "201" : "200"] = success_of(operation);
    answers["400"] = ref("responses", "BadRequest");
    answers["401"] = ref("responses", "Unauthorized");
    answers["403"] = ref("responses", "Forbidden");
    if (operation.pattern.find('{') != std::string::npos) answers["404"] = ref("responses", "NotFound");
    if (operation.act) {
        answers["409"] = ref("responses", "Conflict");
        answers["422"] = ref("responses", "UnprocessableContent");
    }
    answers["429"] = ref("responses", "TooManyRequests");
    return described;
}

static Json security_of(const std::vector<Operation>& operations) {
    Json scopes = Json::object();
    for (const auto& operation : operations) scopes[std::string(operation.scope.token)] = operation.scope.words;
    return {{"client",
             {{"type", "oauth2"},
              {"description", "Have a token for your client and its secret, and show it as `Authorization: Bearer`."},
              {"flows", {{"clientCredentials", {{"tokenUrl", token_path}, {"scopes", std::move(scopes)}}}}}}}};
}

std::string description_of(const std::vector<Operation>& operations, const std::string& partnership) {
    Json paths = Json::object();
    Json schemas{{"Problem", problem_schema()}};
    for (const auto& operation : operations) {
        paths[operation.pattern][operation.act ? "post" : "get"] = operation_of(operation);
        schemas[operation.gives.name] = schema_of(operation.gives, false);
        if (operation.act) schemas[operation.takes.name] = schema_of(operation.takes, true);
    }
    const Json whole{
        {"openapi", "3.1.0"},
        {"info",
         {{"title", fmt::format("{}: the API for agencies' systems", partnership)},
          {"version", "1"},
          {"description", "For systems of the partnership's agencies. An administrator of the partnership lets yours in."},
          {"license", {{"name", "MIT"}, {"identifier", "MIT"}}}}},
        {"servers", Json::array({{{"url", "/"}}})},
        {"paths", std::move(paths)},
        {"components", {{"securitySchemes", security_of(operations)}, {"responses", problem_answers()}, {"schemas", std::move(schemas)}}},
    };
    return whole.dump(2) + "\n";
}

}  // namespace holdfast::api
