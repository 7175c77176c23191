#include "core/census/xml_letters.hpp"
#include "core/census/xml_scanner.hpp"

#include "core/exchange/unicode.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fmt/format.h>

namespace holdfast::census {

using Leaf = XmlScanner::Leaf;

static constexpr std::size_t longest_reference = 12;

static bool is_character(std::uint32_t code) {
    if (code < 0x20) return code == 9 || code == 10 || code == 13;
    return code < 0xD800 || (code >= 0xE000 && code <= 0x10FFFF && code != 0xFFFE && code != 0xFFFF);
}

/// `#233` or `#xE9`, without the rest of the reference.
static std::optional<std::uint32_t> number_of(std::string_view name) {
    const bool is_hex = name.starts_with("#x");
    const std::string_view digits = name.substr(is_hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size() || !is_character(code)) return std::nullopt;
    return code;
}

static std::optional<std::uint32_t> meaning_of(std::string_view name) {
    struct Named {
        std::string_view name;
        std::uint32_t code;
    };
    static constexpr std::array<Named, 5> names{{{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"apos", '\''}, {"quot", '"'}}};
    if (name.starts_with('#')) return number_of(name);
    const auto found = std::ranges::find(names, name, &Named::name);
    return found == names.end() ? std::nullopt : std::optional{found->code};
}

bool XmlScanner::reference(const char*& at, std::string* into) {
    const char* const name = at + 1;
    const char* end = name;
    while (is(*end, is_name) || *end == '#') ++end;
    if (end == end_) return starve() != Step::stop;
    // Leading zeros may make a number of a character as long as one likes.
    const std::string_view named{name, static_cast<std::size_t>(end - name)};
    const auto code = *end == ';' ? meaning_of(named) : std::nullopt;
    if (!code)
        return refuse(at, fmt::format("there is an & that begins none of &lt; &gt; &amp; &apos; &quot; nor a character's number: &{}",
                                      named.substr(0, longest_reference))) != Step::stop;
    if (into != nullptr) exchange::append_letter(*into, *code);
    at = end + 1;
    return true;
}

Leaf XmlScanner::leaf(const Element& element, std::string_view& value) {
    value = {};
    if (element.is_empty) return Leaf::value;
    const char* const from = at_;
    const char* at = from;
    while (is(*at, is_plain)) ++at;
    const std::size_t name = element.name.size();
    const bool is_closed = *at == '<' && static_cast<std::size_t>(end_ - at) >= name + 3 && at[1] == '/' && at[name + 2] == '>' &&
                           std::memcmp(at + 2, element.name.data(), name) == 0;
    if (!is_closed) return slow_leaf(value, from);
    value = trimmed({from, static_cast<std::size_t>(at - from)});
    at_ = at + name + 3;
    open_.pop_back();
    return Leaf::value;
}

/// Lines end with a line feed alone, whatever system wrote them (XML 1.0, 2.11).
static void append_lines(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
    }
}

/// Text with references, sections, comments or line ends of other systems: put together in a string of its own.
Leaf XmlScanner::slow_leaf(std::string_view& value, const char* content) {
    std::string put_together;
    for (at_ = content; !begins(at_, end_, "</");) {
        if (*at_ != '<') {
            if (!slow_text(put_together)) return Leaf::stop;
        } else if (at_ + 1 == end_) {
            return starve(), Leaf::stop;
        } else if (begins(at_, end_, "<![CDATA[")) {
            const char* const from = at_ + 9;
            if (!skip_past("]]>", from)) return Leaf::stop;
            append_lines(put_together, {from, static_cast<std::size_t>(at_ - 3 - from)});
        } else if (at_[1] == '!' || at_[1] == '?') {
            if (!markup()) return Leaf::stop;
        } else {
            at_ = content;
            return Leaf::nested;
        }
    }
    if (end_tag() == Step::stop) return Leaf::stop;
    value = trimmed(resolved_.emplace_back(std::move(put_together)));
    return Leaf::value;
}

/// One reference, or text as far as it is plain.
bool XmlScanner::slow_text(std::string& value) {
    if (*at_ == '&') return reference(at_, &value);
    const char* const from = at_;
    while (is(*at_, is_plain) || *at_ == '\r') ++at_;
    if (at_ == from && !character_data(at_)) return false;
    if (at_ == end_ && !is_ended_) return starve() != Step::stop;
    append_lines(value, {from, static_cast<std::size_t>(at_ - from)});
    return true;
}

}  // namespace holdfast::census
