#include "core/api/body_api.hpp"

#include "base/time.hpp"
#include "base/utf8.hpp"
#include "core/jose/json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace holdfast::api {

using Json = nlohmann::json;

static std::string why_no_object(const std::string& text) {
    try {
        const auto parsed = Json::parse(text);
        if (!parsed.is_object()) return "The body is not a JSON object";
    } catch (const Json::parse_error& error) {
        return fmt::format("The body is not JSON: look at byte {}", error.byte);
    } catch (const Json::out_of_range&) {
        return "A number in the body is too large";
    }
    return "A name comes twice in an object, or objects are nested too deeply";
}

/// As the three fields of a page have it; what a day cannot be is told here, since they could not hold it.
static void take_day(Body& body, const Property& property, const std::string& text) {
    const auto day = parse_date(text);
    if (!day) return body.errors.push_back({property.name, fmt::format("\"{}\" is not a day. Write it as 2012-03-31", text)});
    const std::chrono::year_month_day parts{*day};
    body.fields.add(property.name + "-day", std::to_string(static_cast<unsigned>(parts.day())));
    body.fields.add(property.name + "-month", std::to_string(static_cast<unsigned>(parts.month())));
    body.fields.add(property.name + "-year", std::to_string(static_cast<int>(parts.year())));
}

static void take_text(Body& body, const Property& property, const Json& value) {
    if (!value.is_string()) return body.errors.push_back({property.name, "This must be text"});
    const auto& text = value.get_ref<const std::string&>();
    if (!is_clean_text(text, Controls::lines)) return body.errors.push_back({property.name, "This holds a character that cannot be shown"});
    if (is_blank(text)) return;
    if (property.kind == Kind::day) return take_day(body, property, text);
    body.fields.add(property.name, text);
}

static void take_list(Body& body, const Property& property, const Json& value) {
    if (!value.is_array()) return body.errors.push_back({property.name, "This must be a list"});
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto* token = value[i].get_ptr<const std::string*>();
        if (token && std::ranges::find(property.choices, *token, &Choice::token) != property.choices.end()) body.fields.add(property.name, *token);
        else body.errors.push_back({fmt::format("{}/{}", property.name, i), "This is none of the choices"});
    }
}

static void take(Body& body, const Property& property, const Json& value) {
    if (value.is_null()) return;
    if (property.kind == Kind::any_of) return take_list(body, property, value);
    if (property.kind != Kind::flag) return take_text(body, property, value);
    if (!value.is_boolean()) body.errors.push_back({property.name, "This must be true or false"});
    else if (value.get<bool>()) body.fields.add(property.name, "yes");
}

/// A name that somebody else chose, as one step of a pointer.
static std::string step_to(const std::string& name) {
    std::string step;
    for (const char c : name) step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return step;
}

std::variant<Body, std::string> read_body(const std::string& text, const Shape& shape) {
    const auto object = jose::strict_object(text);
    if (!object) return why_no_object(text);
    Body body;
    for (const auto& [name, value] : object->items()) {
        const auto found = std::ranges::find(shape.properties, name, &Property::name);
        if (found == shape.properties.end()) body.errors.push_back({step_to(name), "There is no such field"});
        else take(body, *found, value);
    }
    return body;
}

std::string pointer_to(const std::string& field) { return field.empty() ? field : "/" + field; }

}  // namespace holdfast::api
