#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace holdfast::web {

/// Adds `text` to `out` with the five characters that mean something in HTML escaped (`& < > " '`).
void append_escaped(std::string& out, std::string_view text);

class Html;

namespace detail {
/// Anything a placeholder takes: text (escaped), a whole number, or Html (as it is).
template <class T>
concept Placeable = std::same_as<std::remove_cvref_t<T>, Html> || std::convertible_to<const T&, std::string_view> ||
                    (std::integral<std::remove_cvref_t<T>> && !std::same_as<std::remove_cvref_t<T>, bool> &&
                     !std::same_as<std::remove_cvref_t<T>, char>);
}  // namespace detail

/// A piece of markup written in this program: constructible from a literal only, with exactly one `{}` for each of `Args`.
template <class... Args>
class HtmlTemplate {
public:
    template <std::size_t N>
    consteval HtmlTemplate(const char (&literal)[N]) : text_(literal, N - 1) {
        std::size_t placeholders = 0;
        for (std::size_t i = 0; i + 1 < N; ++i)
            if (literal[i] == '{' && literal[i + 1] == '}') ++placeholders;
        if (placeholders != sizeof...(Args)) throw "as many {} as arguments are needed";
    }
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// Markup that is safe to send. It can be made from literals, from text that is escaped on the way in, and from other Html;
/// there is no way to make it from a plain string. Put values between quotes in attributes: `<a href="{}">`.
///
///     Html row = html("<td class=\"govuk-table__cell\">{}</td>", name);
///     page.add("<p class=\"govuk-body\">{} of {}</p>", done, total);
class Html {
public:
    Html() = default;

    /// Text with every special character escaped.
    static Html text(std::string_view text) {
        Html html;
        append_escaped(html.markup_, text);
        return html;
    }

    /// Adds a template filled with its arguments: text is escaped, Html goes in as it is.
    template <detail::Placeable... Args>
    Html& add(HtmlTemplate<std::type_identity_t<Args>...> markup, const Args&... arguments) {
        std::string_view rest = markup.text();
        (place(rest, arguments), ...);
        markup_.append(rest);
        return *this;
    }
    Html& add(const Html& other) {
        markup_ += other.markup_;
        return *this;
    }
    Html& add_text(std::string_view text) {
        append_escaped(markup_, text);
        return *this;
    }

    bool empty() const { return markup_.empty(); }
    std::size_t size() const { return markup_.size(); }
    void reserve(std::size_t bytes) { markup_.reserve(bytes); }
    const std::string& string() const& { return markup_; }
    std::string string() && { return std::move(markup_); }

private:
    template <class T>
    void place(std::string_view& rest, const T& argument) {
        const std::size_t at = rest.find("{}");
        markup_.append(rest.substr(0, at));
        rest.remove_prefix(at + 2);
        if constexpr (std::same_as<T, Html>) markup_ += argument.markup_;
        else if constexpr (std::integral<T>) append_number(static_cast<std::int64_t>(argument));
        else append_escaped(markup_, std::string_view(argument));
    }
    void append_number(std::int64_t number);

    std::string markup_;
};

/// A new piece of markup from a template; see Html::add.
template <detail::Placeable... Args>
Html html(HtmlTemplate<std::type_identity_t<Args>...> markup, const Args&... arguments) {
    Html made;
    made.add(markup, arguments...);
    return made;
}

/// The pieces one after another.
Html join(const std::vector<Html>& pieces);

}  // namespace holdfast::web
