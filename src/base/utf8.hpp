#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace holdfast {

/// One decoded character and the bytes it took; zero bytes when the text is not UTF-8 at this place.
struct Character {
    std::uint32_t code{};
    std::size_t bytes{};
};

/// The first character. Precondition: the text is not empty.
Character next_character(std::string_view text);

/// C0, delete and C1.
constexpr bool is_control(std::uint32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// Whether the bytes are UTF-8 as RFC 3629 has it: shortest forms only, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view bytes);

/// UTF-8 without control characters (C0, delete and C1); `lines` allows tab, line feed and carriage return.
enum class Controls { none, lines };
bool is_clean_text(std::string_view bytes, Controls allowed);

/// Whether nothing of the text can be seen: it is empty, or all of it is white space and characters without a width. Precondition: it is UTF-8.
bool is_blank(std::string_view text);

}  // namespace holdfast
