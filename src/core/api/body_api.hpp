#pragma once

#include "base/outcome.hpp"
#include "core/api/shape.hpp"
#include "web/request.hpp"

#include <string>
#include <variant>
#include <vector>

namespace holdfast::api {

/// The values of a JSON object as fields of a form, and what is wrong with them by the shape alone; `field` is the path in the object (`criteria/0`).
struct Body {
    web::Fields fields{};
    std::vector<FieldError> errors{};
};
/// Or, where the text is no object, why not.
std::variant<Body, std::string> read_body(const std::string& text, const Shape& shape);

/// A field's name as a pointer of RFC 6901.
std::string pointer_to(const std::string& field);

}  // namespace holdfast::api
