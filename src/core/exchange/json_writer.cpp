#include "core/exchange/json_writer.hpp"

#include "core/exchange/unicode.hpp"

namespace holdfast::exchange {

static void append_escape(std::string& out, char32_t point) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (point) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(point >> static_cast<unsigned>(shift)) & 0xFU];
}

/// U+2028 and U+2029 are escaped too, because JavaScript before 2019 takes them for line ends inside a string.
static bool needs_escape(char32_t point) {
    return point < 0x20 || point == '"' || point == '\\' || point == 0x7F || point == 0x2028 || point == 0x2029;
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const Letter letter = first_letter(text);
        if (!letter.is_valid) append_letter(out, 0xFFFD);
        else if (needs_escape(letter.point)) append_escape(out, letter.point);
        else out.append(text.substr(0, letter.bytes));
        text.remove_prefix(letter.bytes);
    }
    out += '"';
}

void append_json_object(std::string& out, const Value::Object& object) {
    out += '{';
    bool is_first = true;
    for (const auto& [name, value] : object) {
        if (!is_first) out += ',';
        is_first = false;
        append_json_string(out, name);
        out += ':';
        append_json(out, value);
    }
    out += '}';
}

static void append_objects(std::string& out, const std::vector<Value::Object>& objects) {
    out += '[';
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (i > 0) out += ',';
        append_json_object(out, objects[i]);
    }
    out += ']';
}

void append_json(std::string& out, const Value& value) {
    const auto& state = value.state();
    if (const auto* flag = std::get_if<bool>(&state)) out += *flag ? "true" : "false";
    else if (const auto* number = std::get_if<Decimal>(&state)) out += number->string();
    else if (const auto* text = std::get_if<std::string>(&state)) append_json_string(out, *text);
    else if (const auto* objects = std::get_if<std::vector<Value::Object>>(&state)) append_objects(out, *objects);
    else out += "null";
}

static void append_row(std::string& out, const Listing& listing, const std::vector<Value>& row) {
    out += '{';
    for (std::size_t i = 0; i < listing.columns.size(); ++i) {
        if (i > 0) out += ',';
        append_json_string(out, listing.columns[i]);
        out += ':';
        append_json(out, i < row.size() ? row[i] : Value{});
    }
    out += '}';
}

std::string to_json(const Listing& listing) {
    std::string out = "[";
    for (std::size_t i = 0; i < listing.rows.size(); ++i) {
        out += i > 0 ? ",\n " : "";
        append_row(out, listing, listing.rows[i]);
    }
    out += "]\n";
    return out;
}

}  // namespace holdfast::exchange
