#include "base/utf8.hpp"
#include "core/vault/cipher.hpp"

namespace holdfast::vault {

/// The letters without marks of U+00C0 to U+017F, one for each; a blank where the letter stays as it is.
static constexpr std::string_view plain_letters =
    "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllllllllnnnnnn   oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(plain_letters.size() == 0x180 - 0xC0);

static bool is_left_out(std::uint32_t code) {
    const bool is_ascii_mark = code == '\'' || code == '-' || code == '.' || code == ',' || code == '`';
    return is_ascii_mark || (code >= 0x2010 && code <= 0x2019) || (code >= 0x300 && code <= 0x36F);
}

static bool is_blank(std::uint32_t code) { return code <= 0x20 || code == 0xA0 || (code >= 0x2000 && code <= 0x200A); }

static char plain_letter(std::uint32_t code) {
    if (code >= 'A' && code <= 'Z') return static_cast<char>(code + 0x20);
    if (code < 0x80) return static_cast<char>(code);
    return code >= 0xC0 && code < 0x180 ? plain_letters[code - 0xC0] : ' ';
}

std::string normal_form(std::string_view value) {
    std::string normal;
    while (!value.empty()) {
        const Character letter = next_character(value);
        const std::string_view bytes = value.substr(0, letter.bytes == 0 ? 1 : letter.bytes);
        value.remove_prefix(bytes.size());
        if (letter.bytes != 0 && is_left_out(letter.code)) continue;
        if (letter.bytes != 0 && is_blank(letter.code)) {
            if (!normal.empty() && normal.back() != ' ') normal += ' ';
            continue;
        }
        if (letter.bytes == 0) {
            normal += "\uFFFD";  // kept as it is, it could become a letter together with what follows
            continue;
        }
        const char plain = plain_letter(letter.code);
        if (plain == ' ') normal += bytes;
        else normal += plain;
    }
    if (!normal.empty() && normal.back() == ' ') normal.pop_back();
    return normal;
}

}  // namespace holdfast::vault
