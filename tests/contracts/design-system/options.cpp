#include "options.hpp"

#include <gumbo.h>

namespace holdfast::contracts {

web::Html as_markup(const std::string& text) {
    web::Html markup;
    for (const char& letter : text) switch (letter) {
            case '<': markup.add("<"); break;
            case '>': markup.add(">"); break;
            case '&': markup.add("&"); break;
            case '"': markup.add("\""); break;
            case '\'': markup.add("'"); break;
            default: markup.add_text(std::string_view(&letter, 1));
        }
    return markup;
}

bool is_truthy(const json& value) {
    if (value.is_null()) return false;
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_string()) return !value.get_ref<const std::string&>().empty();
    if (value.is_number()) return value.get<double>() != 0;
    return true;
}

std::string as_text(const json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number() || value.is_boolean()) return value.dump();
    throw std::runtime_error("not a text: " + value.dump());
}

/// Some templates take a text of attributes; a browser's own reading of it gives them one by one.
static web::govuk::Attributes parsed_attributes(const std::string& text) {
    const std::string markup = "<p " + text + ">";
    GumboOutput* parsed = gumbo_parse(markup.c_str());
    const GumboNode* body = static_cast<GumboNode*>(parsed->root->v.element.children.data[1]);
    const GumboVector& found = static_cast<GumboNode*>(body->v.element.children.data[0])->v.element.attributes;
    web::govuk::Attributes attributes;
    for (unsigned i = 0; i < found.length; ++i) {
        const auto* attribute = static_cast<GumboAttribute*>(found.data[i]);
        attributes.push_back({attribute->name, attribute->value});
    }
    gumbo_destroy_output(&kGumboDefaultOptions, parsed);
    return attributes;
}

web::govuk::Attributes as_attributes(const json& value) {
    if (value.is_string()) return parsed_attributes(value.get<std::string>());
    web::govuk::Attributes attributes;
    for (const auto& [name, item] : value.items()) {
        const bool is_optional = item.is_object() && is_truthy(item.value("optional", json()));
        const json text = item.is_object() ? item.value("value", json()) : item;
        if (is_optional && (text.is_null() || text == false)) continue;
        attributes.push_back({name, is_optional && text == true ? "" : as_text(text)});
    }
    return attributes;
}

void read_value(const json& value, std::string& member, const std::string&) { member = as_text(value); }
void read_value(const json& value, bool& member, const std::string&) { member = is_truthy(value); }
void read_value(const json& value, int& member, const std::string&) { member = std::stoi(as_text(value)); }
void read_value(const json& value, web::Html& member, const std::string&) { member = is_truthy(value) ? as_markup(as_text(value)) : web::Html(); }
void read_value(const json& value, web::govuk::Attributes& member, const std::string&) { member = as_attributes(value); }
void read_value(const json& value, web::govuk::PluralText& member, const std::string&) {
    for (const auto& [rule, text] : value.items()) member.push_back({rule, as_text(text)});
}

void read_value(const json& value, std::optional<bool>& member, const std::string&) { member = is_truthy(value); }
void read_value(const json& value, std::optional<std::string>& member, const std::string&) {
    if (!value.is_null()) member = as_text(value);
}

}  // namespace holdfast::contracts
