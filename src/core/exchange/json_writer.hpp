#pragma once

#include "core/exchange/value.hpp"

#include <string>
#include <string_view>

namespace holdfast::exchange {

/// Adds the text as a JSON string, quotes included. Control characters are escaped; bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);
/// Adds one value: nothing is null, numbers stand exactly as they were written.
void append_json(std::string& out, const Value& value);
void append_json_object(std::string& out, const Value::Object& object);

}  // namespace holdfast::exchange
