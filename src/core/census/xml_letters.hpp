#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace holdfast::census {

/// What a byte can be in XML. Bytes above ASCII count as letters of names: that they are UTF-8 is seen to when they are read.
enum Letter : unsigned char { is_space = 1, is_name_start = 2, is_name = 4, is_plain = 8 };

constexpr std::array<unsigned char, 256> make_letters() {
    std::array<unsigned char, 256> letters{};
    for (std::size_t i = 0; i < 256; ++i) {
        const auto c = static_cast<unsigned char>(i);
        const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
        unsigned char what = 0;
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') what |= is_space;
        if (is_word) what |= is_name_start;
        if (is_word || (c >= '0' && c <= '9') || c == '-' || c == '.') what |= is_name;
        if (c != '<' && c != '&' && c != ']' && c != '\r' && c != 0) what |= is_plain;
        letters[i] = what;
    }
    return letters;
}

inline constexpr std::array<unsigned char, 256> letters = make_letters();

inline bool is(char c, Letter what) { return (letters[static_cast<unsigned char>(c)] & what) != 0; }

inline bool begins(const char* at, const char* end, std::string_view what) {
    return static_cast<std::size_t>(end - at) >= what.size() && std::memcmp(at, what.data(), what.size()) == 0;
}

/// Whether the text is the word, which is in small letters, in whatever case.
inline bool is_word(std::string_view text, std::string_view word) {
    if (text.size() != word.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i]) != word[i]) return false;
    return true;
}

/// Without white space at both ends.
inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is(text.front(), is_space)) text.remove_prefix(1);
    while (!text.empty() && is(text.back(), is_space)) text.remove_suffix(1);
    return text;
}

}  // namespace holdfast::census
