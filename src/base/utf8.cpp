#include "base/utf8.hpp"

namespace holdfast {

namespace {

std::size_t length_from(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

bool is_lawful(std::uint32_t code, std::size_t bytes) {
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= least[bytes] && code <= 0x10FFFF && !(code >= 0xD800 && code < 0xE000);
}

/// Unicode's White_Space, and of its Default_Ignorable_Code_Point those that people paste without knowing.
constexpr bool is_unseen(std::uint32_t code) {
    return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0xAD || code == 0x034F || code == 0x115F ||
           code == 0x1160 || code == 0x1680 || code == 0x180E || (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
           (code >= 0x205F && code <= 0x206F) || code == 0x2800 || code == 0x3000 || code == 0x3164 || (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF ||
           code == 0xFFA0;
}

}  // namespace

Character next_character(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t bytes = length_from(first);
    if (bytes == 0 || bytes > text.size()) return {};
    if (bytes == 1) return {first, 1};
    std::uint32_t code = first & (0xFFu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0u) != 0x80) return {};
        code = (code << 6) | (byte & 0x3Fu);
    }
    return is_lawful(code, bytes) ? Character{code, bytes} : Character{};
}

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const Character next = next_character(bytes);
        if (next.bytes == 0) return false;
        bytes.remove_prefix(next.bytes);
    }
    return true;
}

bool is_clean_text(std::string_view bytes, Controls allowed) {
    while (!bytes.empty()) {
        const Character next = next_character(bytes);
        if (next.bytes == 0) return false;
        const bool is_line = next.code == '\t' || next.code == '\n' || next.code == '\r';
        if (is_control(next.code) && !(is_line && allowed == Controls::lines)) return false;
        bytes.remove_prefix(next.bytes);
    }
    return true;
}

bool is_blank(std::string_view text) {
    while (!text.empty()) {
        const Character next = next_character(text);
        if (next.bytes == 0 || !is_unseen(next.code)) return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

}  // namespace holdfast
