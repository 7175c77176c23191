#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.hpp"

/// The GOV.UK Design System's components, one function each: `button(Button)` gives its markup, `add(page, Button)` adds it to a page.
/// Options carry the names the design system documents, in snake_case. Text is escaped; only Html goes in as it is.
namespace holdfast::web::govuk {

/// An attribute an element carries besides those the component gives it; without a value, the name alone.
struct Attribute {
    std::string name;
    std::string value{};
};
using Attributes = std::vector<Attribute>;

/// What an element holds: the Html if there is any, the text otherwise.
struct Content {
    std::string text{};
    Html html{};
};

/// One wording of a text that a browser script counts with, and the plural rule it is for: `{"one", "%{count} file"}`.
struct PluralForm {
    std::string rule;
    std::string text;
};
using PluralText = std::vector<PluralForm>;

template <class T>
concept HasContent = requires(const T& options) {
    { options.text } -> std::convertible_to<std::string_view>;
    { options.html } -> std::convertible_to<const Html&>;
};

inline bool has_content(const HasContent auto& options) { return !options.html.empty() || !options.text.empty(); }

inline void add_either(Html& page, const Html& html, const std::string& text) {
    if (html.empty()) page.add_text(text);
    else page.add(html);
}
inline void add_content(Html& page, const HasContent auto& options) { add_either(page, options.html, options.text); }

/// Adds the markup, if the condition holds.
inline void add_if(Html& page, bool condition, HtmlTemplate<> markup) {
    if (condition) page.add(markup);
}
/// Adds the markup with the value in it, if there is a value.
inline void add_if(Html& page, const std::string& value, HtmlTemplate<std::string> markup) {
    if (!value.empty()) page.add(markup, value);
}

/// Adds one more name to a class attribute that is open.
inline void add_class(Html& page, const std::string& classes) { add_if(page, classes, " {}"); }
/// A component's own classes and, behind them, those a page asks for.
inline std::string with_classes(std::string own, const std::string& more) {
    if (!more.empty()) own.append(" ").append(more);
    return own;
}
void add_attributes(Html& page, const Attributes& attributes);
/// Adds `data-i18n.KEY.RULE` for each form of a text.
void add_plural_text(Html& page, std::string_view key, const PluralText& forms);

inline std::string_view or_else(const std::string& value, std::string_view otherwise) { return value.empty() ? otherwise : std::string_view(value); }
inline std::string_view word_of(bool value) { return value ? "true" : "false"; }

/// The markup of one component on its own.
template <class Component>
Html made(const Component& options) {
    Html page;
    add(page, options);
    return page;
}

}  // namespace holdfast::web::govuk
