#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace holdfast::exchange {

/// One letter of a text: what it is and how many bytes it takes. Bytes that are not UTF-8 come one at a time, with `is_valid` false.
struct Letter {
    char32_t point{};
    std::size_t bytes{1};
    bool is_valid{false};
};

/// The letter at the beginning of `text`, which always takes at least one byte. Precondition: the text is not empty.
Letter first_letter(std::string_view text);

/// Adds the letter in UTF-8.
void append_letter(std::string& out, char32_t point);

/// How many letters the text has, as an approximation of its width on a terminal.
std::size_t count_letters(std::string_view text);

}  // namespace holdfast::exchange
