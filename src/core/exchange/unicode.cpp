#include "core/exchange/unicode.hpp"

#include "base/utf8.hpp"

namespace holdfast::exchange {

Letter first_letter(std::string_view text) {
    const Character character = next_character(text);
    if (character.bytes == 0) return {static_cast<unsigned char>(text.front()), 1, false};
    return {static_cast<char32_t>(character.code), character.bytes, true};
}

void append_letter(std::string& out, char32_t point) {
    const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (point < 0x80) return byte(point);
    if (point < 0x800) {
        byte(0xC0U | (point >> 6U));
    } else {
        if (point < 0x10000) {
            byte(0xE0U | (point >> 12U));
        } else {
            byte(0xF0U | (point >> 18U));
            byte(0x80U | ((point >> 12U) & 0x3FU));
        }
        byte(0x80U | ((point >> 6U) & 0x3FU));
    }
    byte(0x80U | (point & 0x3FU));
}

std::size_t count_letters(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) text.remove_prefix(first_letter(text).bytes);
    return count;
}

}  // namespace holdfast::exchange
